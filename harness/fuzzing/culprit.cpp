#include "fuzzing/culprit.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "fuzzing/shrink_input.h"
#include "suite/find_culprits.h"
#include "suite/what_changed.h"

namespace plumbline::fuzzing {
namespace {

using verdict::Defect;

/// What sending these again changes; empty where it changes nothing.
std::string change_by(Subject& subject, std::span<const Trial> trials) {
  const json::Value before = subject.look();
  for (const Trial& trial : trials) (void)subject.ask(trial.input);
  const json::Value after = subject.look();
  return before == after ? std::string() : suite::what_changed(before, after);
}

bool explains(const Trial& trial) { return must_fail(trial.prediction) && trial.succeeded(); }

/// The smallest request found that still changes the function and must not.
Trial smallest_of(Stage& stage, Subject& subject, const Trial& culprit) {
  std::optional<Trial> smallest;
  const auto still_changes = [&](const Input& input) {
    if (stage.is_over() || !subject.predict(input).changes_nothing) return false;
    const json::Value before = subject.look();
    Trial again = subject.ask(input);
    if (subject.look() == before) return false;
    smallest = std::move(again);
    return true;
  };
  const Input input = shrink(culprit.input, subject.plain(), still_changes, stage.shrink_attempts() / 4);
  return smallest ? *std::move(smallest) : subject.ask(input);
}

void convict(Stage& stage, Subject& subject, Trial& culprit, const std::string& change) {
  const Defect defect = change_defect(culprit, change, stage.operation());
  const std::string id = culprit.outcome.id;
  if (stage.is_new_cause(defect)) culprit = smallest_of(stage, subject, culprit);
  culprit.outcome.id = id;
  subject.blame(culprit, {defect});
  stage.keep_finding(culprit, defect);
}

}  // namespace

void check_unchanged(Stage& stage, Subject& subject, std::vector<Trial>& batch, const json::Value& before,
                     const json::Value& after) {
  if (before.is(json::Kind::null) || before == after || std::ranges::any_of(batch, explains)) return;
  const std::string change = suite::what_changed(before, after);
  const suite::Culprits culprits = suite::find_culprits(batch.size(), [&](suite::Part part) {
    const std::span<const Trial> again = std::span(batch).subspan(part.first, part.count);
    return !stage.is_over() && !change_by(subject, again).empty();
  });
  for (const std::size_t culprit : culprits.found) convict(stage, subject, batch[culprit], change);
  if (!culprits.found.empty()) return;
  for (Trial& trial : batch) {
    trial.outcome.verdict = verdict::Verdict::untestable;
    trial.outcome.reason = fmt::format(
        "after {} requests that must change nothing, {}; sent again, none of them changed anything",
        batch.size(), change);
  }
}

}  // namespace plumbline::fuzzing
