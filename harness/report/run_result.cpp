#include "report/run_result.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

std::uint64_t clauses_broken(const RunResult& result) {
  const auto is_broken = [](const auto& entry) { return count(entry.second, Verdict::fail) > 0; };
  return static_cast<std::uint64_t>(std::ranges::count_if(result.clauses, is_broken));
}

std::string broken(const RunResult& result) {
  const std::uint64_t clauses = clauses_broken(result);
  const std::uint64_t unanswered = result.summary.count(Verdict::no_answer);
  std::string because;
  if (clauses > 0)
    because = fmt::format("the target breaks {} that the profile holds it to", counted(clauses, "clause"));
  if (unanswered > 0)
    because +=
        fmt::format("{}{} brought no answer", because.empty() ? "" : ", and ", counted(unanswered, "case"));
  return because;
}

}  // namespace

Ending ending_of(const RunResult& result) {
  const suite::RunSummary& summary = result.summary;
  if (!summary.given_up.empty()) return {3, summary.given_up};
  if (summary.count(Verdict::fail) + summary.count(Verdict::no_answer) > 0) return {1, broken(result)};
  if (summary.cases() == 0) return {3, "no case was run"};
  if (summary.count(Verdict::untestable) > 0)
    return {3, counted(summary.count(Verdict::untestable), "case") + " could not be tested"};
  return {0, "nothing that was tested goes against what the profile holds the target to"};
}

}  // namespace plumbline::report
