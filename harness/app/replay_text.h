#pragma once

#include <string>

#include "fuzzing/trial.h"
#include "suite/outcome.h"

namespace plumbline::app {

/// What came of one replayed file, on four lines: verdict and file, what was sent, what was answered, what
/// was predicted, and a line for each thing wrong.
[[nodiscard]] std::string text_of_trial(const fuzzing::Trial& trial);

/// What came of one replayed case: verdict, id, what it is about, and a line for each thing wrong.
[[nodiscard]] std::string text_of_case(const suite::Outcome& outcome);

/// A file of which no request is made.
[[nodiscard]] std::string text_of_skipped(const std::string& file, const std::string& why);

}  // namespace plumbline::app
