#include <fstream>
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
#include "report/comparison.h"
#include "report/journal_file.h"
#include "report/journal_set.h"

namespace plumbline::app {
namespace {

struct Options {
  std::vector<std::string> journals;
  std::string specs;
  std::string scenarios;
  ReportOptions reports;
};

struct MergeOptions {
  std::vector<std::string> journals;
  std::string output;
};

struct CompareOptions {
  std::string older;
  std::string newer;
};

int usage_error(const std::string& what) {
  std::cerr << "plumbline report: " << what << "\n";
  return wrong_usage;
}

int report_on(const Options& options) {
  const auto spec = load_known_spec(options.specs, options.scenarios);
  if (!spec) return usage_error(spec.error());
  auto known = read_baseline(options.reports);
  if (!known) return usage_error(known.error());
  std::unique_ptr<Reports> reports;
  const auto begin = [&](const report::RunFacts& facts) -> std::string {
    if (facts.spec != spec->fingerprint)
      std::cerr << "plumbline report: the run was made with another specification; statements are those of "
                   "this one (--specs DIR for the run's)\n";
    reports = std::make_unique<Reports>("report", facts, options.reports, spec->spec, *std::move(known));
    return {};
  };
  const auto set = report::read_journals(
      options.journals, {begin, [&](const suite::Outcome& outcome) { reports->add(outcome); }});
  if (!set) return usage_error(set.error());
  return reports->finish(set->end);
}

int merge(const MergeOptions& options) {
  auto journal = report::JournalFile::create(options.output);
  if (!journal) return usage_error("--output " + journal.error());
  const auto begin = [&](const report::RunFacts& facts) -> std::string {
    journal->append(report::head_line(facts));
    return {};
  };
  const auto set = report::read_journals(options.journals, {begin, [&](const suite::Outcome& outcome) {
                                                              journal->append(report::outcome_line(outcome));
                                                            }});
  if (!set) return usage_error(set.error());
  journal->append(report::end_line(set->end));
  if (!journal->failure().empty()) return usage_error("--output " + journal->failure());
  if (!set->end.given_up.empty()) std::cerr << "plumbline report: " << set->end.given_up << "\n";
  return conforms;
}

int compare(const CompareOptions& options) {
  report::Comparison comparison;
  const auto older = report::read_journal_file(
      options.older, {{}, [&](const suite::Outcome& outcome) { comparison.add_old(outcome); }});
  if (!older) return usage_error(older.error());
  const auto newer = report::read_journal_file(
      options.newer, {{}, [&](const suite::Outcome& outcome) { comparison.add_new(outcome); }});
  if (!newer) return usage_error(newer.error());
  std::cout << comparison.text(style_of_output()) << std::flush;
  return comparison.worse() > 0 ? found : conforms;
}

void add_merge(CLI::App& command, Action& chosen) {
  auto options = std::make_shared<MergeOptions>();
  CLI::App* merging = command.add_subcommand("merge", "Make one journal of those of a run's parts");
  merging->add_option("journals", options->journals, "Journals of shards, or of runs with other filters")
      ->type_name("JOURNAL")
      ->required();
  merging->add_option("--output,-o", options->output, "The new journal")->type_name("FILE")->required();
  merging->callback([options, &chosen] { chosen = [options] { return merge(*options); }; });
}

void add_compare(CLI::App& command, Action& chosen) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* comparing = command.add_subcommand("compare", "Tell what became worse, better, new or gone");
  comparing->footer("Exit status: 1 where a case is worse than it was, or new and failing.");
  comparing->add_option("old", options->older, "The earlier run's journal")->type_name("OLD")->required();
  comparing->add_option("new", options->newer, "The later run's journal")->type_name("NEW")->required();
  comparing->callback([options, &chosen] { chosen = [options] { return compare(*options); }; });
}

}  // namespace

void add_report_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("report", "Make reports of journals, merge and compare them");
  command->footer(
      "  plumbline run --endpoint URL --journal run.ndjson       writes down what comes of each case\n"
      "  plumbline report run.ndjson                             prints what the run printed\n"
      "  plumbline report run.ndjson --html run.html --quiet     other reports, later or elsewhere\n"
      "  plumbline report 1.ndjson 2.ndjson 3.ndjson             one report of three shards\n"
      "  plumbline report merge 1.ndjson 2.ndjson -o all.ndjson  one journal of them\n"
      "  plumbline report compare main.ndjson branch.ndjson      what a change has done\n"
      "\n"
      "Exit status: that of the run; 2 also where a journal is none; 3 also where its run never ended.");
  command->require_subcommand(0, 1);
  auto* journals = command->add_option("journals", options->journals, "The journals that runs wrote")
                       ->type_name("JOURNAL");
  command->add_option("--specs", options->specs, "Folder of another spec, where the run had one")
      ->check(CLI::ExistingDirectory);
  command->add_option("--scenarios", options->scenarios, "Folder of further scenarios, where the run had one")
      ->check(CLI::ExistingDirectory);
  add_report_options(*command, options->reports);
  add_baseline_options(*command, options->reports);
  add_merge(*command, chosen);
  add_compare(*command, chosen);
  command->callback([options, journals, command, &chosen] {
    if (!command->get_subcommands().empty()) return;
    if (journals->count() == 0) throw CLI::RequiredError("journals");
    chosen = [options] { return report_on(*options); };
  });
}

}  // namespace plumbline::app
