#pragma once

#include <optional>

#include "fuzzing/stage.h"
#include "fuzzing/subject.h"
#include "fuzzing/trial.h"

namespace plumbline::fuzzing {

/// Makes the most of a trial that diverges from what was predicted, where its cause is new: it is sent
/// again, and the trial becomes the one with the smallest request that still shows it. What does not show
/// again is untestable.
void look_into_divergence(Stage& stage, Subject& subject, Trial& trial);

/// Waits for a target that gave no answer, and sends the request again that did it: what is silent twice is a
/// finding, what is answered then is untestable. A target that does not come back is one
/// too, and ends the run. Where nothing of the request can have reached the target, the suspect is the one
/// `before` it.
void look_into_silence(Stage& stage, Subject& subject, Trial& trial, const std::optional<Trial>& before);

}  // namespace plumbline::fuzzing
