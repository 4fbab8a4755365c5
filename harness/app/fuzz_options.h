#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/report_options.h"
#include "app/target.h"
#include "app/target_options.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// What `plumbline fuzz` was told.
struct FuzzOptions {
  TargetOptions target;
  TimeoutOptions timeouts;
  std::string function;
  std::string role_arn;
  std::string mode = "all";
  std::optional<std::uint64_t> seed;
  std::optional<std::uint64_t> requests;  ///< at most, all told
  std::optional<double> seconds;
  double rate = 0;
  bool fail_fast = false;  ///< to end at the first failure
  unsigned jobs = 2;
  std::string corpus;    ///< folder to read seeds from, and to keep what is new in
  std::string findings;  ///< folder for the requests that show findings
  std::string specs;
  bool strict = false;
  ReportOptions reports;
};

/// Adds the options of `plumbline fuzz`, with their help, to its command.
void add_fuzz_options(CLI::App& command, FuzzOptions& options);

}  // namespace plumbline::app
