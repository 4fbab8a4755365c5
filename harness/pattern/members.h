#pragma once

#include <cstdint>
#include <vector>

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// The member of a class that stands for it in texts made for people: a letter or digit if there is one, else
/// what can be printed, else the first. The class must have members, as every class of an automaton has.
[[nodiscard]] char32_t representative(const CodePointSet& members);

/// The representative of every class, by class.
[[nodiscard]] std::vector<char32_t> representatives(const Alphabet& alphabet);

/// The first and last code point of every range of a set, in order, each once: where a range written by hand
/// goes wrong by one.
[[nodiscard]] std::vector<char32_t> boundaries(const CodePointSet& members);

}  // namespace plumbline::pattern
