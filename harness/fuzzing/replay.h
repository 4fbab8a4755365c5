#pragma once

#include "fuzzing/input.h"
#include "fuzzing/subject.h"
#include "fuzzing/trial.h"
#include "spec/model.h"

namespace plumbline::fuzzing {

/// Sends one input by itself and judges all that can be seen of it: the answer, and, where it must change
/// nothing, whether the function is what it was; where it is accepted, whether it was stored.
[[nodiscard]] Trial replay(Subject& subject, const Input& input, const spec::Operation& operation);

}  // namespace plumbline::fuzzing
