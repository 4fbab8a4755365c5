#pragma once

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// The minimal automaton of the same language, in the canonical form that dfa.h promises. Every state of
/// `dfa` need not be reachable. Hopcroft's algorithm: J. Hopcroft, An n log n algorithm for minimizing states
/// in a finite automaton, 1971. Classes that no state tells apart are joined.
[[nodiscard]] Dfa minimize(const Dfa& dfa);

}  // namespace plumbline::pattern
