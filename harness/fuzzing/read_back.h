#pragma once

#include "fuzzing/stage.h"
#include "fuzzing/subject.h"
#include "fuzzing/trial.h"
#include "json/value.h"
#include "verdict/defect.h"

namespace plumbline::fuzzing {

/// Whether it is known what is to be read of the function once this trial was made: its success has values.
[[nodiscard]] bool can_be_read_back(const Trial& trial);

/// What a look at the function (Subject::look) shows of a trial that can be read back: the values that its
/// answer had to have, where those read are others. Values that the look leaves out are not missed.
[[nodiscard]] verdict::Defects read_back(const Trial& trial, const json::Value& seen);

/// Makes a trial, and looks at the function then where something is known of it.
[[nodiscard]] Trial made_and_read_back(Subject& subject, const Input& input);

/// Makes the most of a trial that was accepted, and read back with other values: it is sent again and read
/// back again. What shows twice is a finding, with the smallest request that shows it; what does not is
/// untestable.
void look_into_unstored(Stage& stage, Subject& subject, Trial& trial, const verdict::Defects& defects);

}  // namespace plumbline::fuzzing
