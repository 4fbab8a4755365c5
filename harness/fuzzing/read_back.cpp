#include "fuzzing/read_back.h"

#include <algorithm>
#include <utility>

#include "fuzzing/shrink_input.h"
#include "json/write.h"
#include "verdict/judge.h"
#include "verdict/select.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::string_view configuration = "configuration";

void become(Trial& trial, Trial other) {
  other.outcome.id = trial.outcome.id;
  trial = std::move(other);
}

}  // namespace

bool can_be_read_back(const Trial& trial) {
  return trial.succeeded() && !trial.prediction.changes_nothing && trial.prediction.is_on_fixture &&
         !trial.prediction.expect_of_success.empty();
}

verdict::Defects read_back(const Trial& trial, const json::Value& seen) {
  const json::Value* read = seen.find(configuration);
  if (read == nullptr) return {};
  std::vector<verdict::Expectation> expectations = trial.prediction.expect_of_success;
  for (verdict::Expectation& expectation : expectations)
    std::erase_if(expectation.values,
                  [&](const verdict::ValueCheck& check) { return !verdict::select(*read, check.pointer); });
  verdict::Defects defects =
      verdict::judge({trial.outcome.status, {}, json::write(*read)}, expectations).defects;
  for (verdict::Defect& defect : defects) defect.observed = "read back, " + defect.observed;
  return defects;
}

Trial made_and_read_back(Subject& subject, const Input& input) {
  Trial trial = subject.ask(input);
  if (!can_be_read_back(trial)) return trial;
  const verdict::Defects defects = read_back(trial, subject.look());
  if (!defects.empty()) subject.blame_as_read(trial, defects);
  return trial;
}

void look_into_unstored(Stage& stage, Subject& subject, Trial& trial, const verdict::Defects& defects) {
  const auto defect = std::ranges::find_if(defects, [&](const auto& d) { return stage.is_new_cause(d); });
  if (defect == defects.end() || stage.is_over()) return subject.blame_as_read(trial, defects);
  Trial smallest = made_and_read_back(subject, trial.input);
  if (!shows(smallest, *defect)) {
    trial.outcome.verdict = verdict::Verdict::untestable;
    trial.outcome.reason = "was stored only when the same request was sent again: " + defect->observed;
    return;
  }
  const auto still_shows = [&](const Input& input) {
    if (stage.is_over() || subject.made_safe(input) != input) return false;
    Trial again = made_and_read_back(subject, input);
    if (!shows(again, *defect)) return false;
    smallest = std::move(again);
    return true;
  };
  (void)shrink(smallest.input, subject.plain(), still_shows, stage.shrink_attempts() / 3);
  become(trial, std::move(smallest));
  stage.keep_finding(trial, *defect);
}

}  // namespace plumbline::fuzzing
