#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "report/baseline.h"
#include "report/known_deviations.h"
#include "report/run_result.h"
#include "spec/model.h"
#include "suite/finding.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::report {

/// How many different observations are told apart for one clause and kind of defect, and how many reasons for
/// being untestable: a target whose every answer differs must not fill the memory.
constexpr std::size_t told_apart_max = 100;

/// What stands for the observations beyond these.
constexpr std::string_view something_else = "something else again";

/// Takes the outcomes of a run and holds what reports need of them: nothing of a case that passed but its
/// count, one witness of each finding.
///
///     Collector collector(spec, profile);
///     RunSummary summary = suite::run(..., [&](const Outcome& outcome) { collector.add(outcome); });
///     RunResult result = collector.finish(facts, summary);
class Collector {
 public:
  /// The spec, and the baseline where there is one, must outlive the collector.
  Collector(const spec::Spec& spec, verdict::Profile profile, const Baseline* baseline = nullptr);

  /// Whether the baseline knows all that is wrong with the case.
  bool add(const suite::Outcome& outcome);

  /// The result, without the credentials that were in requests, answers and reasons.
  [[nodiscard]] RunResult finish(RunFacts facts, suite::RunSummary summary) const;

 private:
  void count_clauses(const suite::Outcome& outcome);
  void add_untestable(const suite::Outcome& kept);
  [[nodiscard]] suite::Outcome told_apart(suite::Outcome outcome);

  const spec::Spec& spec_;
  verdict::Profile profile_;
  suite::Findings findings_;
  std::optional<KnownDeviations> known_;
  std::map<std::string, Tally, std::less<>> clauses_;
  std::map<std::string, Untestable, std::less<>> untestable_;
  std::map<std::pair<std::string, verdict::DefectKind>, std::set<std::string>> observations_;
};

}  // namespace plumbline::report
