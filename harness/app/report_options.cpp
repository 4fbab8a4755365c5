#include "app/report_options.h"

#include <CLI/CLI.hpp>

namespace plumbline::app {

void add_report_options(CLI::App& command, ReportOptions& options) {
  command.add_option("--junit", options.junit, "Write JUnit XML")->type_name("FILE")->group("Report");
  command.add_option("--json", options.json, "Write the whole result as JSON")
      ->type_name("FILE")
      ->group("Report");
  command.add_option("--html", options.html, "Write a page for people, whole in one file")
      ->type_name("FILE")
      ->group("Report");
  command
      .add_option("--markdown", options.markdown,
                  "Write a summary in Markdown, such as for $GITHUB_STEP_SUMMARY")
      ->type_name("FILE")
      ->group("Report");
  command.add_flag("--verbose,-v", options.verbose, "Every clause in full, also warnings and contested ones")
      ->group("Report");
  command.add_flag("--quiet,-q", options.quiet, "Only the summary line")->group("Report");
}

void add_baseline_options(CLI::App& command, ReportOptions& options) {
  auto* baseline =
      command
          .add_option(
              "--baseline", options.baseline,
              "Known deviations, one a line: they are run and do not fail; what is new, or listed and seen "
              "no more, does")
          ->type_name("FILE")
          ->group("Report");
  command
      .add_flag("--update-baseline", options.update_baseline,
                "Make that file say what this run found: new lines are added, stale ones taken out")
      ->needs(baseline)
      ->group("Report");
}

}  // namespace plumbline::app
