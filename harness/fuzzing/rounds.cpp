#include "fuzzing/rounds.h"

#include <algorithm>
#include <shared_mutex>
#include <utility>

#include <fmt/format.h>

#include "fuzzing/culprit.h"
#include "fuzzing/divergence.h"
#include "fuzzing/read_back.h"
#include "mutate/random.h"

namespace plumbline::fuzzing {
namespace {

constexpr int inputs_in_a_round = 64;

/// Versions are kept by the target until the function is deleted: no more than these are made.
constexpr std::uint64_t lasting_max = 50;

/// So many updates are accepted for one that is read back. The last one of a round always is.
constexpr std::size_t sure_between_looks = 4;

/// Neighbouring rounds shall draw unlike inputs.
mutate::Random random_of(std::uint64_t seed, std::uint64_t round) {
  return mutate::Random(mutate::Random(seed).draw() ^ mutate::Random(~round).draw());
}

/// Whether a trial was found to have changed what it must not.
bool is_convicted(const Trial& trial) {
  return std::ranges::find(trial.outcome.defects, verdict::DefectKind::state_changed,
                           &verdict::Defect::kind) != trial.outcome.defects.end();
}

}  // namespace

Rounds::Rounds(Stage& stage, Subject& subject, const Seeds& seeds)
    : stage_(stage), subject_(subject), draw_(stage.settings().mode, seeds, stage.operation()) {}

void Rounds::run(std::uint64_t number) {
  mutate::Random random = random_of(stage_.settings().seed, number);
  Plan quiet;
  Plan open;
  Plan sure;
  for (int i = 0; i < inputs_in_a_round; ++i) {
    Input input = subject_.made_safe(draw_.next(random));
    const suite::Prediction prediction = subject_.predict(input);
    if (!prediction.changes_nothing && prediction.takes_options && ++lasting_ > lasting_max) continue;
    Plan& plan = prediction.changes_nothing ? quiet : prediction.expect_of_success.empty() ? open : sure;
    plan.push_back({std::move(input), fmt::format("fuzz/{}-{}.{}", stage_.settings().seed, number, i)});
  }
  run_quiet(quiet);
  run_open(open);
  run_sure(sure);
}

Trial Rounds::make_trial(const Planned& planned) {
  Trial trial = [&] {
    const std::shared_lock among_others(stage_.quiet);
    return subject_.ask(planned.input);
  }();
  trial.outcome.id = planned.id;
  if (trial.silence) {
    look_into_silence(stage_, subject_, trial, last_);
    seen_.reset();
  } else if (trial.was_throttled) {
    trial.outcome.verdict = verdict::Verdict::untestable;
    trial.outcome.reason = "the target asked for patience, again and again";
  } else {
    keep_if_new(trial);
    last_ = trial;
  }
  return trial;
}

void Rounds::keep_if_new(const Trial& trial) {
  if (!classes_.insert(class_of(trial)).second) return;
  draw_.keep(trial.input);
  stage_.keep_if_new(trial);
}

void Rounds::look_into(Trial& trial) {
  if (trial.silence || trial.outcome.defects.empty()) return;
  look_into_divergence(stage_, subject_, trial);
  seen_.reset();
}

void Rounds::run_quiet(const Plan& plan) {
  if (plan.empty() || stage_.is_over()) return;
  if (!seen_) seen_ = subject_.look();
  const json::Value before = *seen_;
  std::vector<Trial> batch;
  for (const Planned& planned : plan) {
    if (stage_.is_over()) break;
    batch.push_back(make_trial(planned));
  }
  const bool was_away = !seen_;
  const json::Value after = subject_.look();
  if (!was_away) check_unchanged(stage_, subject_, batch, before, after);
  seen_ = after;
  if (after != before) seen_.reset();
  for (Trial& trial : batch) {
    if (!is_convicted(trial)) look_into(trial);
    stage_.emit(std::move(trial.outcome));
  }
}

void Rounds::run_open(const Plan& plan) {
  for (const Planned& planned : plan) {
    if (stage_.is_over()) return;
    seen_.reset();
    Trial trial = make_trial(planned);
    look_into(trial);
    stage_.emit(std::move(trial.outcome));
  }
}

void Rounds::run_sure(const Plan& plan) {
  for (std::size_t i = 0; i < plan.size() && !stage_.is_over(); ++i) {
    seen_.reset();
    Trial trial = make_trial(plan[i]);
    const bool is_its_turn = (i + 1) % sure_between_looks == 0 || i + 1 == plan.size();
    verdict::Defects unstored;
    if (is_its_turn && can_be_read_back(trial) && !stage_.is_over()) {
      json::Value seen = subject_.look();
      unstored = read_back(trial, seen);
      if (unstored.empty()) seen_ = std::move(seen);
    }
    if (unstored.empty())
      look_into(trial);
    else
      look_into_unstored(stage_, subject_, trial, unstored);
    stage_.emit(std::move(trial.outcome));
  }
}

}  // namespace plumbline::fuzzing
