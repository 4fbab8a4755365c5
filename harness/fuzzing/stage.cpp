#include "fuzzing/stage.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "package/sha256.h"

namespace plumbline::fuzzing {
namespace {

/// What each thread may need to end decently: a last look at its function, and taking it away.
constexpr std::uint64_t requests_to_clear_up = 8;

/// More different causes than these are only counted.
constexpr std::size_t causes_max = 40;

constexpr std::uint64_t shrink_attempts_max = 150;

/// A target that falls silent at so many requests is not to be tested further.
constexpr int silences_max = 10;

/// A word for the name of a file.
std::string word_of(std::string_view text) {
  std::string word(text);
  std::ranges::replace_if(
      word, [](char c) { return !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }, '-');
  return word.substr(0, 60);
}

}  // namespace

bool Stage::is_over() const {
  return has_ended_ || allowance_.left() <= requests_to_clear_up * settings_.jobs ||
         (settings_.is_over && settings_.is_over());
}

int Stage::shrink_attempts() const {
  return static_cast<int>(std::min(shrink_attempts_max, allowance_.left() / 4));
}

bool Stage::is_new_cause(const verdict::Defect& defect) {
  const std::lock_guard lock(mutex_);
  return causes_.size() < causes_max &&
         causes_.insert(fmt::format("{} {} {}", defect.clause, name_of(defect.kind), defect.observed)).second;
}

void Stage::emit(suite::Outcome outcome) {
  outcome.verdict = std::max(outcome.verdict, verdict_of(outcome.defects, spec_, settings_.profile));
  const std::lock_guard lock(mutex_);
  ++summary_.verdicts[static_cast<std::size_t>(outcome.verdict)];
  sink_(outcome);
}

void Stage::keep_if_new(const Trial& trial) {
  const std::lock_guard lock(mutex_);
  if (!classes_.insert(class_of(trial)).second) return;
  keep(trial, false, fmt::format("{}-{}", name_of(trial.prediction.kind), trial.outcome.status));
}

void Stage::keep_finding(const Trial& trial, const verdict::Defect& defect) {
  const std::lock_guard lock(mutex_);
  keep(trial, true, fmt::format("{}-{}-{}", defect.clause, name_of(defect.kind), defect.observed));
}

void Stage::keep(const Trial& trial, bool is_finding, const std::string& what) {
  if (!settings_.keep) return;
  const std::string hash = package::sha256_hex(file_text_of(trial.input, operation_)).substr(0, 8);
  settings_.keep({trial.input, is_finding, word_of(what) + "-" + hash});
}

void Stage::give_up(std::string why) {
  const std::lock_guard lock(mutex_);
  if (summary_.given_up.empty()) summary_.given_up = std::move(why);
  has_ended_ = true;
}

bool Stage::count_silence() {
  const std::lock_guard lock(mutex_);
  return ++silences_ >= silences_max;
}

suite::RunSummary Stage::summary() const {
  const std::lock_guard lock(mutex_);
  return summary_;
}

}  // namespace plumbline::fuzzing
