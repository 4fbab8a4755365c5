#include "power/matrix_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "json/write.h"

namespace plumbline::power {
namespace {

using verdict::Verdict;

constexpr std::size_t id_width = 40;

std::string line_of(const MutantResult& result) {
  const Mutant& mutant = result.mutant;
  if (result.fate == Fate::survived)
    return fmt::format("SURVIVED  {:<{}} {}\n", mutant.id, id_width, mutant.about);
  if (result.fate == Fate::right_clause)
    return fmt::format("found     {:<{}} {}\n", mutant.id, id_width, result.found_by);
  return fmt::format("otherwise {:<{}} {}, not {}\n", mutant.id, id_width, result.found_by,
                     fmt::join(mutant.clauses, " or "));
}

std::string line_of(const NullResult& result) {
  const Trial& trial = result.trial;
  return fmt::format("{:<9} {:<{}} {} passed, {} failed, {} untestable\n",
                     result.is_exposed ? "exposed" : "TRUSTED", result.server.id, id_width,
                     trial.count(Verdict::pass), trial.count(Verdict::fail) + trial.count(Verdict::no_answer),
                     trial.count(Verdict::untestable));
}

std::string summary_of(const KillMatrix& matrix) {
  const auto exposed = std::ranges::count(matrix.null_servers, true, &NullResult::is_exposed);
  return fmt::format(
      "{} mutants: {} found by the right clause, {} by another one, {} survived; {} of {} null servers "
      "exposed\n",
      matrix.mutants.size(), matrix.count(Fate::right_clause), matrix.count(Fate::other_clause),
      matrix.count(Fate::survived), exposed, matrix.null_servers.size());
}

std::string reference_text(const KillMatrix& matrix) {
  std::string text;
  for (const suite::Finding& finding : matrix.reference.findings)
    text += fmt::format("REFERENCE {:<{}} {}: {} ({})\n", finding.clause, id_width, finding.witness.id,
                        finding.observed, name_of(finding.verdict));
  return text;
}

json::Object scores(const Trial& trial) {
  json::Object object;
  for (const Verdict verdict : {Verdict::pass, Verdict::contested, Verdict::warn, Verdict::untestable,
                                Verdict::no_answer, Verdict::fail})
    object.push_back({std::string(name_of(verdict)), trial.count(verdict)});
  return object;
}

json::Array findings_of(const Trial& trial) {
  json::Array findings;
  for (const suite::Finding& finding : trial.findings)
    findings.push_back(json::Object{{"clause", finding.clause},
                                    {"verdict", name_of(finding.verdict)},
                                    {"observed", finding.observed},
                                    {"cases", finding.cases},
                                    {"witness", finding.witness.id}});
  return findings;
}

json::Value json_of(const MutantResult& result) {
  return json::Object{{"id", result.mutant.id},
                      {"about", result.mutant.about},
                      {"source", result.mutant.source},
                      {"clauses", json::Array(result.mutant.clauses.begin(), result.mutant.clauses.end())},
                      {"fate", name_of(result.fate)},
                      {"foundBy", result.found_by},
                      {"verdicts", scores(result.trial)},
                      {"findings", findings_of(result.trial)}};
}

json::Value json_of(const NullResult& result) {
  return json::Object{{"id", result.server.id},
                      {"about", result.server.about},
                      {"exposed", result.is_exposed},
                      {"verdicts", scores(result.trial)}};
}

}  // namespace

std::string matrix_text(const KillMatrix& matrix, bool is_brief) {
  std::string text = reference_text(matrix);
  for (const MutantResult& result : matrix.mutants)
    if (!is_brief || result.fate != Fate::right_clause) text += line_of(result);
  for (const NullResult& result : matrix.null_servers)
    if (!is_brief || !result.is_exposed) text += line_of(result);
  for (const std::string& clause : matrix.without_kill)
    text += fmt::format("NO KILL   {:<{}} no mutant was found by this clause\n", clause, id_width);
  return text + summary_of(matrix);
}

std::string matrix_json(const KillMatrix& matrix) {
  json::Array mutants;
  for (const MutantResult& result : matrix.mutants) mutants.push_back(json_of(result));
  json::Array null_servers;
  for (const NullResult& result : matrix.null_servers) null_servers.push_back(json_of(result));
  return json::write_pretty(json::Object{
      {"reference",
       json::Object{{"verdicts", scores(matrix.reference)}, {"findings", findings_of(matrix.reference)}}},
      {"mutants", std::move(mutants)},
      {"nullServers", std::move(null_servers)},
      {"clausesWithoutKill", json::Array(matrix.without_kill.begin(), matrix.without_kill.end())}});
}

}  // namespace plumbline::power
