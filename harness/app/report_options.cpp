#include "app/report_options.h"

#include <CLI/CLI.hpp>

namespace plumbline::app {

void add_report_options(CLI::App& command, ReportOptions& options) {
  command.add_option("--junit", options.junit, "Write JUnit XML")->type_name("FILE")->group("Report");
  command.add_option("--json", options.json, "Write the whole result as JSON")
      ->type_name("FILE")
      ->group("Report");
  command.add_flag("--verbose,-v", options.verbose, "Warnings and contested clauses in full as well")
      ->group("Report");
  command.add_flag("--quiet,-q", options.quiet, "Only the summary line")->group("Report");
}

}  // namespace plumbline::app
