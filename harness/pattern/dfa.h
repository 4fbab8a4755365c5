#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pattern/code_points.h"

namespace plumbline::pattern {

/// A run of code points that no state of an automaton tells apart.
struct ClassRange {
  char32_t first;
  char32_t last;
  std::uint32_t id;  ///< the class, 0 to Alphabet::classes - 1; several runs may be of one class
  friend bool operator==(const ClassRange&, const ClassRange&) = default;
};

/// The classes of characters of an automaton: they divide all Unicode scalar values among them.
struct Alphabet {
  std::vector<ClassRange> ranges;  ///< in order, disjoint, over all scalar values
  std::uint32_t classes = 0;
  std::array<std::uint32_t, 128>
      ascii{};  ///< the class of each ASCII character: `ranges` once more, for speed

  [[nodiscard]] std::uint32_t class_of(char32_t code_point) const;
  /// The code points of a class, in order.
  [[nodiscard]] CodePointSet members(std::uint32_t id) const;
  friend bool operator==(const Alphabet&, const Alphabet&) = default;
};

/// Fills `classes` and `ascii` from sorted ranges, joining neighbours of one class.
[[nodiscard]] Alphabet make_alphabet(std::vector<ClassRange> ranges);

/// A complete deterministic automaton over Unicode scalar values: what a documented pattern means. Every
/// state has one successor for every class, refusing for good in a state that nothing leaves where it must.
/// Those made by compile and by the operations of algebra.h are minimal, their states numbered from 0 in the
/// order of a breadth-first walk and their classes in that of their first members, so that equal languages
/// have equal automata.
struct Dfa {
  Alphabet alphabet;
  std::uint32_t start = 0;
  std::vector<std::uint32_t> next;      ///< the successor of state s by class c is next[s * classes + c]
  std::vector<std::uint8_t> accepting;  ///< 1 for each state in which a text may end

  [[nodiscard]] std::uint32_t states() const { return static_cast<std::uint32_t>(accepting.size()); }
  [[nodiscard]] std::uint32_t step(std::uint32_t state, std::uint32_t id) const {
    return next[static_cast<std::size_t>(state) * alphabet.classes + id];
  }
  friend bool operator==(const Dfa&, const Dfa&) = default;
};

/// Whether the automaton accepts the whole text; text that is no UTF-8 is never accepted. Linear in the bytes
/// of the text. For many texts, Matcher (matcher.h) is faster.
[[nodiscard]] bool matches(const Dfa& dfa, std::string_view utf8);

}  // namespace plumbline::pattern
