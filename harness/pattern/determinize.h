#pragma once

#include "pattern/compile_limits.h"
#include "pattern/dfa.h"
#include "pattern/nfa.h"

namespace plumbline::pattern {

/// Makes an automaton deterministic, look-arounds included; the result is complete but not minimal.
///
/// A state of the result is where all look-behinds stand, together with a set of runs of the pattern. A run
/// is a state of the Nfa and what it still owes: the look-aheads that it has passed and that are not settled
/// yet, each itself such a set of runs. A run whose debt fails is dropped; a text is accepted where a run is
/// in `accept` and its debts are content with the text ending there. Refused, at position 0, where it passes
/// a limit.
[[nodiscard]] Result<Dfa, PatternError> determinize(const Nfa& nfa, const CompileLimits& limits);

}  // namespace plumbline::pattern
