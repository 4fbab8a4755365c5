#include "fuzzing/replay.h"

#include "fuzzing/read_back.h"
#include "suite/what_changed.h"

namespace plumbline::fuzzing {

Trial replay(Subject& subject, const Input& input, const spec::Operation& operation) {
  if (!subject.predict(input).changes_nothing) return made_and_read_back(subject, input);
  const json::Value before = subject.look();
  Trial trial = subject.ask(input);
  if (trial.silence) return trial;
  const json::Value after = subject.look();
  if (before == after || before.is(json::Kind::null)) return trial;
  subject.blame(trial, {change_defect(trial, suite::what_changed(before, after), operation)});
  return trial;
}

}  // namespace plumbline::fuzzing
