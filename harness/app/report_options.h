#pragma once

#include <string>

namespace CLI {
class App;
}

namespace plumbline::app {

/// Which reports to make, and how: the same for a run and for a journal read back.
struct ReportOptions {
  std::string junit;
  std::string json;
  std::string html;
  std::string markdown;
  std::string baseline;          ///< file of known deviations
  bool update_baseline = false;  ///< write what there is now to that file
  bool verbose = false;
  bool quiet = false;
};

/// Adds the options, with their help, to a command: those of every report, and those of baselines, which make
/// sense where the same cases come again.
void add_report_options(CLI::App& command, ReportOptions& options);
void add_baseline_options(CLI::App& command, ReportOptions& options);

}  // namespace plumbline::app
