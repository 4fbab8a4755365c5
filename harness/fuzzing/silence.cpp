#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

#include "fuzzing/divergence.h"

namespace plumbline::fuzzing {
namespace {

using std::chrono::milliseconds;

/// Asks for signs of life, ever more seldom, within the bound.
bool comes_back(const Stage& stage, Subject& subject) {
  constexpr milliseconds pause_max{1000};
  milliseconds waited{0};
  for (milliseconds pause{20}; !stage.is_over(); pause = std::min(pause * 2, pause_max)) {
    if (subject.is_answered()) return true;
    if (waited >= stage.settings().recovery_max) return false;
    subject.wait(pause);
    waited += pause;
  }
  return false;
}

/// Nothing of the request can have reached a target that took no connection.
bool was_sent(const Trial& trial) { return trial.silence != http::NoAnswer::Kind::unreachable; }

/// A trial that was answered, as the one that the target was gone after.
Trial blamed(const Subject& subject, Trial trial) {
  trial.silence = http::NoAnswer::Kind::unreachable;
  trial.outcome = {};
  trial.outcome.clauses = trial.prediction.clauses;
  trial.outcome.about = text_of(trial) + ", after which the target was gone";
  subject.blame(trial, {{trial.prediction.clauses.front(), verdict::DefectKind::no_answer,
                         "gone after an answer", "a target that is there for the next request"}});
  return trial;
}

void become(Trial& trial, Trial other) {
  other.outcome.id = trial.outcome.id;
  trial = std::move(other);
}

void become_untestable(Trial& trial, std::string reason) {
  trial.outcome.verdict = verdict::Verdict::untestable;
  trial.outcome.reason = std::move(reason);
  trial.outcome.defects.clear();
}

void keep(Stage& stage, const Trial& trial) {
  const verdict::Defect& defect = trial.outcome.defects.front();
  if (stage.is_new_cause(defect)) stage.keep_finding(trial, defect);
}

}  // namespace

void look_into_silence(Stage& stage, Subject& subject, Trial& trial, const std::optional<Trial>& before) {
  const std::unique_lock alone(stage.quiet);
  if (stage.has_ended() || stage.is_used_up())
    return become_untestable(trial, "the target was not there any more");
  if (!was_sent(trial) && before) become(trial, blamed(subject, *before));
  if (!comes_back(stage, subject)) {
    keep(stage, trial);
    if (trial.outcome.exchange) trial.outcome.exchange->no_answer += "; the target did not come back";
    return stage.end();
  }
  if (const auto made = subject.make_again(); !made) return stage.give_up(made.error());
  Trial again = subject.ask(trial.input);
  if (!again.silence) {
    if (subject.is_answered())
      return become_untestable(trial, "brought no answer once, and one when the same request was sent again");
    again = blamed(subject, std::move(again));
  }
  become(trial, std::move(again));
  keep(stage, trial);
  if (stage.count_silence() || !comes_back(stage, subject)) return stage.end();
  if (const auto made = subject.make_again(); !made) stage.give_up(made.error());
}

}  // namespace plumbline::fuzzing
