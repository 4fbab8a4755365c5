#pragma once

#include <string>
#include <string_view>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/lambda_functions.h"
#include "suite/outcome.h"

namespace plumbline::suite {

/// Whether a configuration tells of the function of that name, or ARN, or part of one: the bare name stands
/// in one of its values.
[[nodiscard]] bool tells_of(const json::Value& configuration, std::string_view name);

/// A first look at a target, before anything is judged: a function must be there to run cases on, read back
/// as the one that was made, and an update must bring some answer. Empty where all that is so, else what to
/// tell the target's owner. The fixtures' habits learn what it shows.
///
/// That an update is not accepted ends nothing: it is what the cases then tell. What must be refused shows
/// nothing on such a target, though (TargetHabits::refused).
[[nodiscard]] std::string first_look(Caller& caller, LambdaFunctions& fixtures, const spec::Spec& spec,
                                     TargetHabits& habits);

/// What a control that was not accepted was answered with.
[[nodiscard]] std::string why_not_accepted(const Outcome& control);

}  // namespace plumbline::suite
