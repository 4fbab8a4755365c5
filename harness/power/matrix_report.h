#pragma once

#include <string>

#include "power/kill_matrix.h"

namespace plumbline::power {

/// The matrix as people read it: a line for each mutant, then the null servers' scores, then one line that
/// sums up. Where `is_brief`, of the mutants only those that were not found by the right clause.
[[nodiscard]] std::string matrix_text(const KillMatrix& matrix, bool is_brief);

/// The matrix as one JSON text: for each mutant its fate and every clause that found it, with a witness.
[[nodiscard]] std::string matrix_json(const KillMatrix& matrix);

}  // namespace plumbline::power
