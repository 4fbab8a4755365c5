#include <iostream>
#include <map>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/spec_source.h"
#include "json/write.h"
#include "power/mutant.h"
#include "suite/coverage.h"

namespace plumbline::app {
namespace {

struct ClausesOptions {
  std::string specs;
  std::string scenarios;
  bool as_json = false;
  bool uncovered = false;
};

/// What stands behind a clause: the cases that rest on it, and the mutants that are to be found by it.
struct Backing {
  std::uint64_t cases = 0;
  std::uint64_t mutants = 0;
};

std::map<std::string, std::uint64_t, std::less<>> mutants_by_clause() {
  std::map<std::string, std::uint64_t, std::less<>> counts;
  for (const power::Mutant& mutant : power::all_mutants())
    for (const std::string& clause : mutant.clauses) ++counts[clause];
  return counts;
}

std::uint64_t count_in(const std::map<std::string, std::uint64_t, std::less<>>& counts,
                       std::string_view clause) {
  const auto at = counts.find(clause);
  return at == counts.end() ? 0 : at->second;
}

json::Value described(const spec::Clause& clause, const Backing& backing) {
  json::Object place = {{"source", clause.place.source},
                        {"section", clause.place.section},
                        {"member", clause.place.member},
                        {"line", clause.place.line},
                        {"url", clause.place.url}};
  json::Object line = {{"id", clause.id},
                       {"tier", spec::name_of(clause.tier)},
                       {"statement", clause.statement},
                       {"place", std::move(place)},
                       {"cases", backing.cases},
                       {"mutants", backing.mutants}};
  if (!clause.contested.empty()) line.push_back({"contested", clause.contested});
  if (!clause.untested.empty()) line.push_back({"untested", clause.untested});
  return line;
}

std::string remark(const spec::Clause& clause, std::uint64_t cases) {
  if (!clause.untested.empty()) return "not tested: " + clause.untested;
  if (cases == 0) return "NO CASE";
  return clause.contested.empty() ? clause.statement : clause.statement + " (contested)";
}

int clauses(const ClausesOptions& options) {
  const auto spec = load_spec(options.specs, options.scenarios);
  if (!spec) {
    std::cerr << "plumbline clauses: " << spec.error() << "\n";
    return wrong_usage;
  }
  const auto coverage = suite::coverage_of(*spec);
  if (!coverage) {
    std::cerr << "plumbline clauses: " << coverage.error().text() << "\n";
    return wrong_usage;
  }
  const auto mutants = mutants_by_clause();
  std::size_t without = 0;
  for (const spec::Clause& clause : spec->clauses) {
    const Backing backing{count_in(*coverage, clause.id), count_in(mutants, clause.id)};
    const bool is_uncovered = backing.cases == 0 && clause.untested.empty();
    without += is_uncovered ? 1 : 0;
    if (options.uncovered && !is_uncovered) continue;
    if (options.as_json)
      std::cout << json::write(described(clause, backing)) << "\n";
    else
      std::cout << fmt::format("{:<46} {:<10} {:>6} {:>4}  {}\n", clause.id, spec::name_of(clause.tier),
                               backing.cases, backing.mutants, remark(clause, backing.cases));
  }
  return without == 0 ? conforms : found;
}

}  // namespace

void add_clauses_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ClausesOptions>();
  CLI::App* command = program.add_subcommand(
      "clauses",
      "The coverage matrix: each statement of the documentation, its tier, how many cases rest on it, and how many "
      "mutants of the reference are to be found by it");
  command->footer(
      "  plumbline clauses\n"
      "  plumbline clauses --json | jq 'select(.tier == \"observed\")'\n"
      "\n"
      "Exit status 1 where a clause that can be tested has no case.");
  command->add_flag("--json", options->as_json, "One JSON object a line, with the place in the page");
  command->add_flag("--uncovered", options->uncovered, "Only clauses without a case");
  command->add_option("--specs", options->specs, "Folder of another spec")->check(CLI::ExistingDirectory);
  command->add_option("--scenarios", options->scenarios, "Folder of further scenarios")
      ->check(CLI::ExistingDirectory);
  command->callback([options, &chosen] { chosen = [options] { return clauses(*options); }; });
}

}  // namespace plumbline::app
