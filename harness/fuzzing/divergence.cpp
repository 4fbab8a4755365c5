#include "fuzzing/divergence.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "fuzzing/shrink_input.h"

namespace plumbline::fuzzing {
namespace {

/// The first defect of the trial whose cause has not been looked into.
std::optional<verdict::Defect> new_defect(Stage& stage, const Trial& trial) {
  const auto found = std::ranges::find_if(
      trial.outcome.defects, [&](const verdict::Defect& defect) { return stage.is_new_cause(defect); });
  return found == trial.outcome.defects.end() ? std::nullopt : std::optional(*found);
}

void become(Trial& trial, Trial other) {
  other.outcome.id = trial.outcome.id;
  trial = std::move(other);
}

}  // namespace

void look_into_divergence(Stage& stage, Subject& subject, Trial& trial) {
  const auto defect = new_defect(stage, trial);
  if (!defect || stage.is_over()) return;
  Trial smallest = subject.ask(trial.input);
  if (!shows(smallest, *defect)) {
    trial.outcome.verdict = verdict::Verdict::untestable;
    trial.outcome.reason = "diverged once, and not when the same request was sent again: " + defect->observed;
    trial.outcome.defects.clear();
    return;
  }
  const auto still_shows = [&](const Input& input) {
    if (stage.is_over() || subject.made_safe(input) != input) return false;
    Trial again = subject.ask(input);
    if (!shows(again, *defect)) return false;
    smallest = std::move(again);
    return true;
  };
  (void)shrink(smallest.input, subject.plain(), still_shows, stage.shrink_attempts());
  become(trial, std::move(smallest));
  stage.keep_finding(trial, *defect);
}

}  // namespace plumbline::fuzzing
