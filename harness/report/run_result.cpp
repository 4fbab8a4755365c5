#include "report/run_result.h"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

/// Cases of the verdict that no baseline knows of.
std::uint64_t new_failures(const RunResult& result) {
  const std::uint64_t all = result.summary.count(Verdict::fail) + result.summary.count(Verdict::no_answer);
  return result.known ? all - result.known->failed : all;
}

std::uint64_t new_untestable(const RunResult& result) {
  const std::uint64_t all = result.summary.count(Verdict::untestable);
  return result.known ? all - result.known->untestable : all;
}

/// How many clauses, and how many cases without an answer, the findings speak of.
std::string broken(const RunResult& result) {
  std::set<std::string_view> clauses;
  std::uint64_t unanswered = 0;
  for (const suite::Finding& finding : result.findings) {
    if (finding.verdict == Verdict::fail) clauses.insert(finding.clause);
    if (finding.verdict == Verdict::no_answer) unanswered += finding.cases;
  }
  std::string because;
  if (!clauses.empty())
    because =
        fmt::format("the target breaks {} that the profile holds it to{}", counted(clauses.size(), "clause"),
                    result.known ? " in ways that the baseline does not know" : "");
  if (unanswered > 0)
    because += fmt::format("{}requests of {} brought no answer", because.empty() ? "" : ", and ",
                           counted(unanswered, "case"));
  return because;
}

/// Why the run ended early, and how far it had come.
std::string given_up(const suite::RunSummary& summary) {
  if (summary.not_run == 0) return summary.given_up;
  const std::uint64_t all = summary.cases() + summary.not_run;
  std::string text =
      fmt::format("{} after {} of {}", summary.given_up, grouped(summary.cases()), counted(all, "case"));
  if (summary.not_run >= suite::not_run_max) text += " or more";
  if (summary.suspects.empty()) return text;
  return text +
         fmt::format(", while requests of {} were under way", counted(summary.suspects.size(), "case"));
}

std::string nothing_new(const Known& known) {
  return fmt::format("nothing that the baseline does not know: {} failed and {} untestable as it says",
                     counted(known.failed, "case"), grouped(known.untestable));
}

}  // namespace

Ending ending_of(const RunResult& result) {
  const suite::RunSummary& summary = result.summary;
  if (!summary.given_up.empty()) return {3, given_up(summary)};
  if (new_failures(result) > 0) return {1, broken(result)};
  if (result.known && !result.known->stale.empty())
    return {1, counted(result.known->stale.size(), "stale line") +
                   " in the baseline, of what is seen no more: take out, or let --update-baseline do it"};
  if (summary.cases() == 0) return {3, "no case was run"};
  if (new_untestable(result) > 0)
    return {3, counted(new_untestable(result), "case") + " could not be tested"};
  if (result.known && (result.known->failed > 0 || result.known->untestable > 0))
    return {0, nothing_new(*result.known)};
  return {0, "nothing that was tested goes against what the profile holds the target to"};
}

}  // namespace plumbline::report
