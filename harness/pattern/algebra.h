#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "pattern/compile_limits.h"
#include "pattern/dfa.h"
#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// The texts of UTF-8 that `dfa` refuses.
[[nodiscard]] Dfa complement(Dfa dfa);

/// The texts that both accept. Refused where its automaton would pass `limits`.
[[nodiscard]] Result<Dfa, PatternError> intersection(const Dfa& a, const Dfa& b,
                                                     const CompileLimits& limits = {});

/// The texts that `a` accepts and `b` refuses. Refused where its automaton would pass `limits`.
[[nodiscard]] Result<Dfa, PatternError> difference(const Dfa& a, const Dfa& b,
                                                   const CompileLimits& limits = {});

/// The texts of `dfa` that are `least` to `most` code points long: a documented pattern with its documented
/// length. Refused where its automaton would pass `limits`.
[[nodiscard]] Result<Dfa, PatternError> with_length(const Dfa& dfa, std::size_t least, std::size_t most,
                                                    const CompileLimits& limits = {});

/// A shortest text that one accepts and the other refuses; nullopt where the two are equivalent. Takes time
/// and memory in proportion to the sum of their sizes: J. Hopcroft, R. Karp, A linear algorithm for testing
/// equivalence of finite automata, 1971.
[[nodiscard]] std::optional<std::string> shortest_witness(const Dfa& a, const Dfa& b);

/// A shortest text that `a` accepts and `b` refuses; nullopt where there is none. Refused where the search
/// passes `limits`.
[[nodiscard]] Result<std::optional<std::string>, PatternError> shortest_in_difference(
    const Dfa& a, const Dfa& b, const CompileLimits& limits = {});

/// Whether both accept the same texts.
[[nodiscard]] bool equivalent(const Dfa& a, const Dfa& b);

/// Whether `outer` accepts every text that `inner` accepts. Refused where the search passes `limits`.
[[nodiscard]] Result<bool, PatternError> contains(const Dfa& outer, const Dfa& inner,
                                                  const CompileLimits& limits = {});

}  // namespace plumbline::pattern
