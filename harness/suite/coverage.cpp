#include "suite/coverage.h"

#include <array>
#include <set>
#include <string_view>

#include "suite/concurrency.h"
#include "suite/generate.h"
#include "suite/strategy_pattern.h"

namespace plumbline::suite {
namespace {

using Clauses = std::set<std::string, std::less<>>;

void add(Clauses& clauses, std::string_view id) {
  if (!id.empty()) clauses.emplace(id);
}

/// The clauses of everything in an output shape. Shapes may hold each other: `seen` ends that.
void add_shape(const spec::Shape& shape, Clauses& clauses, std::set<const spec::Shape*>& seen) {
  if (!seen.insert(&shape).second) return;
  for (const spec::Member& member : shape.members) {
    for (const auto& [constraint, clause] : member.clauses) add(clauses, clause);
    if (member.shape != nullptr) add_shape(*member.shape, clauses, seen);
  }
}

bool is_success(const verdict::Alternative& answer) {
  return answer.statuses.empty() || answer.statuses.front().first < 300;
}

/// What every answer of the operation is held against, a success or a refusal.
Clauses judged_always(const spec::Operation& operation, bool succeeds) {
  static constexpr std::array<std::string_view, 5> of_all = {"json-response", "request-id", "no-server-error",
                                                             "no-internals", "http-response"};
  static constexpr std::array<std::string_view, 3> of_success = {"content-type", "no-null-members",
                                                                 "date-of-change"};
  static constexpr std::array<std::string_view, 5> of_refusal = {"error-content-type", "error-type-header",
                                                                 "status-matches-type", "error-body-type",
                                                                 "error-body-message"};
  Clauses clauses;
  for (const std::string_view aspect : of_all) add(clauses, operation.clause(aspect));
  if (succeeds) {
    for (const std::string_view aspect : of_success) add(clauses, operation.clause(aspect));
    std::set<const spec::Shape*> seen;
    if (operation.output != nullptr) add_shape(*operation.output, clauses, seen);
  } else {
    for (const std::string_view aspect : of_refusal) add(clauses, operation.clause(aspect));
  }
  return clauses;
}

Clauses clauses_of(const Case& tested, const spec::Spec& spec) {
  Clauses clauses(tested.clauses.begin(), tested.clauses.end());
  for (const Step& step : tested.steps) {
    bool succeeds = false;
    for (const verdict::Expectation& expectation : step.expect) {
      add(clauses, expectation.clause);
      for (const verdict::Alternative& answer : expectation.answers)
        succeeds = succeeds || is_success(answer);
    }
    if (const spec::Operation* operation = spec.operation(step.operation))
      clauses.merge(judged_always(*operation, succeeds));
  }
  return clauses;
}

}  // namespace

Result<std::map<std::string, std::uint64_t, std::less<>>, spec::SpecError> coverage_of(
    const spec::Spec& spec) {
  auto cases = generate(spec);
  if (!cases) return refused(cases.error());
  std::map<std::string, std::uint64_t, std::less<>> coverage;
  const auto count = [&](const Case& tested) {
    for (const std::string& clause : clauses_of(tested, spec)) ++coverage[clause];
  };
  for (const Case& tested : *cases) count(tested);
  for (const Case& tested : concurrency_cases(spec)) count(tested);
  const CaseStream patterns = pattern_cases(spec, {});
  while (const auto tested = patterns()) ++coverage[tested->clauses.front()];
  return coverage;
}

}  // namespace plumbline::suite
