#pragma once

#include <cstddef>
#include <vector>

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// Longer than every text: no text leads to acceptance, or ever longer ones do.
inline constexpr std::size_t endless = static_cast<std::size_t>(-1);

/// For each state the length, in code points, of a shortest text from it to acceptance; endless where none
/// leads there.
[[nodiscard]] std::vector<std::size_t> shortest_to_acceptance(const Dfa& dfa);

/// For each state the length of a longest text from it to acceptance; endless where there is no longest, and
/// 0 also where none leads there.
[[nodiscard]] std::vector<std::size_t> longest_to_acceptance(const Dfa& dfa);

}  // namespace plumbline::pattern
