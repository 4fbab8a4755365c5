#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/report_options.h"
#include "app/reports.h"
#include "app/spec_source.h"
#include "report/journal_read.h"

namespace plumbline::app {
namespace {

struct Options {
  std::string journal;
  std::string specs;
  std::string scenarios;
  ReportOptions reports;
};

int usage_error(const std::string& what) {
  std::cerr << "plumbline report: " << what << "\n";
  return wrong_usage;
}

constexpr std::string_view never_ended =
    "the journal ends before its run did: go on with plumbline run --resume";

int report_on(const Options& options) {
  const auto spec = load_known_spec(options.specs, options.scenarios);
  if (!spec) return usage_error(spec.error());
  std::unique_ptr<Reports> reports;
  const auto begin = [&](const report::RunFacts& facts) -> std::string {
    if (facts.spec != spec->fingerprint)
      std::cerr << "plumbline report: the run was made with another specification; statements are those of "
                   "this one (--specs DIR for the run's)\n";
    reports = std::make_unique<Reports>("report", facts, options.reports, spec->spec);
    return {};
  };
  auto journal = report::read_journal_file(
      options.journal, {begin, [&](const suite::Outcome& outcome) { reports->add(outcome); }});
  if (!journal) return usage_error(journal.error());
  if (!journal->is_ended) journal->end.given_up = never_ended;
  return reports->finish(journal->end);
}

}  // namespace

void add_report_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("report", "Make reports of a run's journal");
  command->footer(
      "  plumbline run --endpoint URL --journal run.ndjson       writes down what comes of each case\n"
      "  plumbline report run.ndjson                             prints what the run printed\n"
      "  plumbline report run.ndjson --junit out.xml --quiet     the same reports, later or elsewhere\n"
      "\n"
      "Exit status: that of the run; 2 also where the journal is none; 3 also where its run never ended.");
  command->add_option("journal", options->journal, "The journal that a run wrote")
      ->type_name("JOURNAL")
      ->required();
  command->add_option("--specs", options->specs, "Folder of another spec, where the run had one")
      ->check(CLI::ExistingDirectory);
  command->add_option("--scenarios", options->scenarios, "Folder of further scenarios, where the run had one")
      ->check(CLI::ExistingDirectory);
  add_report_options(*command, options->reports);
  command->callback([options, &chosen] { chosen = [options] { return report_on(*options); }; });
}

}  // namespace plumbline::app
