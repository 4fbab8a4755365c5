#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/dfa.h"
#include "pattern/random.h"

namespace plumbline::pattern {

/// A shortest text that the automaton accepts, of representative characters; nullopt where it accepts none.
[[nodiscard]] std::optional<std::string> shortest_member(const Dfa& dfa);

/// A shortest text of UTF-8 that the automaton refuses; nullopt where it refuses none.
[[nodiscard]] std::optional<std::string> shortest_non_member(const Dfa& dfa);

/// How many texts of exactly `length` code points the automaton accepts; inexact above 2^64, infinity past
/// the range. Takes time in proportion to length times transitions.
[[nodiscard]] long double count_members(const Dfa& dfa, std::size_t length);

/// Draws texts that an automaton accepts; the same seed draws the same texts. For texts that it refuses, draw
/// from complement(dfa) of algebra.h.
///
///     Sampler names(*compile("[a-z-]+"), 7);
///     names.member(3)   // "q-a"
class Sampler {
 public:
  Sampler(Dfa dfa, std::uint64_t seed);

  /// A random member of exactly `length` code points; nullopt where there is none. Each step draws among the
  /// classes of characters that can still lead to acceptance, then among the members of the class, with a
  /// liking for printable ASCII and for the ends of ranges.
  [[nodiscard]] std::optional<std::string> member(std::size_t length);

 private:
  struct Place {
    std::vector<std::uint32_t> choices;  // classes not tried yet
    std::uint32_t state;
    std::uint32_t chosen;
  };

  [[nodiscard]] bool may_accept(std::uint32_t state, std::size_t remaining) const;
  [[nodiscard]] Place place(std::uint32_t state, std::size_t remaining);
  [[nodiscard]] char32_t draw(std::uint32_t id);

  Dfa dfa_;
  Random random_;
  std::vector<CodePointSet> members_;  // by class
  std::vector<std::size_t> least_;     // by state: the length of a shortest text to acceptance
  std::vector<std::size_t> most_;      // by state: that of a longest one
};

/// Up to `count` distinct texts that are refused and one edit away from `member`: a character less, more,
/// other, in the other case or twice. In random order, the same for the same seed.
[[nodiscard]] std::vector<std::string> near_misses(const Dfa& dfa, std::string_view member, std::size_t count,
                                                   std::uint64_t seed);

}  // namespace plumbline::pattern
