#pragma once

#include <vector>

#include "fuzzing/stage.h"
#include "fuzzing/subject.h"

namespace plumbline::fuzzing {

/// Holds a batch of trials that must have changed nothing to account: where the function is not what it was,
/// the trials that change it are sought, by sending parts of the batch again (suite::find_culprits), and
/// their requests shrunk. Where none can be named the whole batch is untestable; where a trial succeeded that
/// had to be refused, its own defect says enough.
void check_unchanged(Stage& stage, Subject& subject, std::vector<Trial>& batch, const json::Value& before,
                     const json::Value& after);

}  // namespace plumbline::fuzzing
