#include "suite/doubt.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "http/peer.h"

namespace plumbline::suite {
namespace {

bool is_refusal(const verdict::Expectation& expectation) {
  constexpr int least_error = 400;
  return !expectation.answers.empty() && std::ranges::all_of(expectation.answers, [](const auto& answer) {
    return !answer.statuses.empty() && std::ranges::all_of(answer.statuses, [](const auto& status) {
      return status.first >= least_error;
    });
  });
}

/// Whether the case has no request of the operation that was accepted, and some that were not.
bool saw_refusals_alone(const Case& tested, const Outcome& outcome, std::string_view operation) {
  constexpr int least_error = 300;
  bool was_refused = false;
  for (const Step& step : tested.steps) {
    if (step.operation != operation) continue;
    const bool is_last = &step == &tested.steps.back();
    if (is_last ? outcome.status < least_error : !must_be_refused(step)) return false;
    was_refused = true;
  }
  return was_refused;
}

}  // namespace

bool is_unanswered(const Outcome& outcome) {
  return std::ranges::find(outcome.defects, verdict::DefectKind::no_answer, &verdict::Defect::kind) !=
         outcome.defects.end();
}

bool is_suspect(const Outcome& outcome) {
  return std::ranges::any_of(outcome.defects, [](const verdict::Defect& defect) {
    return defect.kind == verdict::DefectKind::no_answer &&
           defect.observed != name_of(http::NoAnswer::Kind::unreachable);
  });
}

bool must_be_refused(const Step& step) { return std::ranges::any_of(step.expect, is_refusal); }

void doubt_vacuous(const Case& tested, const TargetHabits::Refusals& refused, Outcome& outcome) {
  if (tested.control || outcome.verdict != verdict::Verdict::pass) return;
  const auto why = std::ranges::find_if(
      refused, [&](const auto& one) { return saw_refusals_alone(tested, outcome, one.first); });
  if (why == refused.end()) return;
  outcome.verdict = verdict::Verdict::untestable;
  outcome.reason =
      fmt::format("the control, a plain {} of a function, was not accepted: {}", why->first, why->second);
}

Outcome outcome_of_nothing(Outcome outcome) {
  Outcome nothing;
  nothing.id = std::move(outcome.id);
  nothing.about = std::move(outcome.about);
  nothing.clauses = std::move(outcome.clauses);
  nothing.verdict = verdict::Verdict::untestable;
  nothing.reason = "the target stopped answering meanwhile, and again when this was asked once more";
  return nothing;
}

}  // namespace plumbline::suite
