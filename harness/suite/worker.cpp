#include "suite/worker.h"

#include <algorithm>

#include "json/write.h"
#include "suite/first_look.h"
#include "suite/what_changed.h"

namespace plumbline::suite {
namespace {

using verdict::Verdict;

constexpr std::size_t batch_max = 32;

Outcome untestable(const Case& tested, std::string reason) {
  Outcome outcome = outcome_of(tested);
  outcome.verdict = Verdict::untestable;
  outcome.reason = std::move(reason);
  return outcome;
}

/// Whether a template holds macros, and so depends on what they stand for.
bool has_macros(const json::Value& value) {
  if (const auto* text = value.string()) return text->find("${") != std::string::npos;
  if (const auto* items = value.array()) return std::ranges::any_of(*items, has_macros);
  if (const auto* members = value.object())
    return std::ranges::any_of(*members, [](const json::Member& m) { return has_macros(m.value); });
  return false;
}

/// Whether anything in a step waits for what a fixture gives.
bool depends_on_fixtures(const Step& step) {
  const bool in_wire = has_macros(step.wire.uri.value_or("")) || has_macros(step.wire.body.value_or(""));
  return in_wire || has_macros(step.input) ||
         std::ranges::any_of(step.expect, [](const auto& e) { return !e.values.empty(); });
}

/// What distinguishes controls: two with the same request are one.
std::string key_of(const Step& control) {
  return control.operation + " " + json::write(control.input) + control.wire.body.value_or("");
}

}  // namespace

Worker::Worker(Caller& caller, Fixtures& fixtures, const spec::Spec& spec, verdict::Profile profile,
               Taker taker)
    : runner_(caller, fixtures, spec),
      fixtures_(fixtures),
      spec_(spec),
      profile_(profile),
      taker_(std::move(taker)) {}

void Worker::emit(Case& tested, Outcome outcome) {
  outcome.verdict = std::max(outcome.verdict, verdict_of(outcome.defects, spec_, profile_));
  if (outcome.verdict != Verdict::pass) fixtures_.doubt();
  taker_(tested, outcome);
}

bool stands_alone(const Case& tested) {
  return tested.effect == Effect::none && tested.needs.empty() && tested.steps.size() == 1 && !tested.control;
}

bool Worker::begin(Case next, Pending& pending) {
  const auto untested = [&](const std::string& reason) {
    emit(next, untestable(next, reason));
    return false;
  };
  Step& step = next.steps.front();
  Result<Bindings, std::string> bindings;
  if (depends_on_fixtures(step)) bindings = fixtures_.provide(next);
  if (!bindings) return untested(bindings.error());
  auto request = runner_.request_for(step, *bindings);
  if (!request) return untested(request.error());
  auto expectations = expectations_of(std::move(step.expect), *bindings);
  if (!expectations) return untested(expectations.error());
  Outcome outcome = outcome_of(next);
  pending = {std::move(next), *std::move(bindings), *std::move(request), *std::move(expectations),
             std::move(outcome)};
  return true;
}

void Worker::end(Pending& pending, const http::Answer& answer) {
  (void)runner_.learn(pending.tested.steps.front(), pending.request, answer, pending.expectations,
                      pending.bindings, pending.outcome);
  // The case is whole again for those who ask once more.
  pending.tested.steps.front().expect = std::move(pending.expectations);
  emit(pending.tested, std::move(pending.outcome));
}

std::string Worker::why_control_fails(const Case& tested, const Bindings& bindings) {
  const std::string key = key_of(*tested.control);
  if (const auto known = controls_.find(key); known != controls_.end()) return known->second;
  check_batch();
  Outcome outcome = outcome_of(tested);
  std::string why;
  if (!runner_.run_control(tested, bindings, outcome))
    why = "the control, the same request without the defect, was not accepted: " + why_not_accepted(outcome);
  return controls_[key] = why;
}

void Worker::run(Case next) {
  if (next.effect != Effect::refusal) check_batch();
  const auto bindings = fixtures_.provide(next);
  if (!bindings) return emit(next, untestable(next, bindings.error()));
  if (next.control)
    if (const std::string why = why_control_fails(next, *bindings); !why.empty())
      return emit(next, untestable(next, why));
  const bool shared = has_need(next, Need::function);
  if (next.effect == Effect::refusal && shared) return run_refusal(std::move(next), *bindings);
  Outcome outcome = runner_.attempt(next, *bindings);
  fixtures_.release();
  emit(next, std::move(outcome));
}

void Worker::run_refusal(Case next, const Bindings& bindings) {
  if (batch_.empty()) before_batch_ = fixtures_.snapshot();
  Outcome outcome = runner_.attempt(next, bindings);
  fixtures_.release();
  const bool is_answered =
      outcome.verdict == Verdict::pass && verdict_of(outcome.defects, spec_, profile_) != Verdict::no_answer;
  batch_.push_back({std::move(next), std::move(outcome)});
  if (batch_.size() >= batch_max || !is_answered) check_batch();
}

void Worker::check_batch() {
  if (batch_.empty()) return;
  std::vector<Refusal> batch;
  batch.swap(batch_);
  if (!before_batch_.is(json::Kind::null)) {
    const json::Value after = fixtures_.snapshot();
    if (after != before_batch_) blame(batch, what_changed(before_batch_, after), runner_, fixtures_);
  }
  for (Refusal& refusal : batch) emit(refusal.tested, std::move(refusal.outcome));
}

void Worker::finish() { check_batch(); }

}  // namespace plumbline::suite
