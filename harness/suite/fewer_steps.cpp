#include "suite/fewer_steps.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "json/write.h"
#include "suite/doubt.h"

namespace plumbline::suite {
namespace {

/// Whether all that keeps the operation's requests from changing anything is in it.
bool is_harmless(const Step& step, const spec::Operation& operation) {
  if (operation.samples.empty() || operation.samples.front().harmless.empty()) return false;
  return std::ranges::all_of(operation.samples.front().harmless, [&](const json::Member& wanted) {
    return std::ranges::any_of(step.input, [&](const json::Member& there) {
      return there.name == wanted.name && there.value == wanted.value;
    });
  });
}

bool changes_nothing(const Step& step, const spec::Spec& spec) {
  if (!step.fetch.empty()) return true;
  const spec::Operation* operation = spec.operation(step.operation);
  if (operation == nullptr || step.wire.method || step.wire.uri || step.wire.body) return false;
  return operation->method == "GET" || is_harmless(step, *operation) || must_be_refused(step);
}

/// All of a step in which what was told before may be named.
std::string texts_of(const Step& step) {
  std::string text =
      json::write(step.input) + step.fetch + step.wire.uri.value_or("") + step.wire.body.value_or("");
  for (const http::Header& header : step.wire.headers) text += header.value;
  for (const verdict::Expectation& expectation : step.expect) {
    text += json::write(expectation.unless);
    for (const verdict::ValueCheck& check : expectation.values)
      text += check.pointer + json::write(check.value);
  }
  return text;
}

bool is_known_later(const Case& tested, std::size_t index) {
  return std::ranges::any_of(tested.steps[index].bind, [&](const auto& bound) {
    return std::any_of(
        tested.steps.begin() + static_cast<std::ptrdiff_t>(index) + 1, tested.steps.end(),
        [&](const Step& later) { return texts_of(later).find(bound.first) != std::string::npos; });
  });
}

bool may_be_left_out(const Case& tested, std::size_t index, const spec::Spec& spec) {
  if (tested.steps.size() == 1) return false;
  if (index + 1 == tested.steps.size()) return true;
  return changes_nothing(tested.steps[index], spec) && !is_known_later(tested, index);
}

bool shows_the_same(const Outcome& again, const Outcome& before) {
  const bool has_all = std::ranges::all_of(before.defects, [&](const verdict::Defect& wanted) {
    return std::ranges::any_of(again.defects, [&](const verdict::Defect& shown) {
      return shown.clause == wanted.clause && shown.kind == wanted.kind && shown.observed == wanted.observed;
    });
  });
  return has_all && again.verdict == before.verdict;
}

}  // namespace

bool may_have_fewer_steps(const Case& tested, const Outcome& outcome, const spec::Spec& spec) {
  const bool is_answered = outcome.exchange && outcome.exchange->response;
  if (tested.steps.size() < 2 || outcome.defects.empty() || !is_answered) return false;
  for (std::size_t i = 0; i < tested.steps.size(); ++i)
    if (may_be_left_out(tested, i, spec)) return true;
  return false;
}

Outcome with_fewer_steps(const Case& tested, Outcome outcome, const spec::Spec& spec,
                         const StepTrial& trial) {
  Case left = tested;
  auto requests_left = static_cast<std::size_t>(std::max(0, trial.requests_max));
  for (std::size_t i = left.steps.size(); i-- > 0;) {
    if (!may_be_left_out(left, i, spec)) continue;
    Case fewer = left;
    fewer.steps.erase(fewer.steps.begin() + static_cast<std::ptrdiff_t>(i));
    if (fewer.steps.size() > requests_left || !trial.may_try()) break;
    requests_left -= fewer.steps.size();
    Outcome again = trial.run(fewer);
    if (!shows_the_same(again, outcome)) continue;
    left = std::move(fewer);
    outcome = std::move(again);
  }
  if (left.steps.size() < tested.steps.size())
    outcome.about =
        fmt::format("{} of {} steps, of: {}", left.steps.size(), tested.steps.size(), tested.about);
  return outcome;
}

}  // namespace plumbline::suite
