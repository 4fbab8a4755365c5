#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pattern/dfa.h"
#include "pattern/identify.h"

namespace plumbline::pattern {

/// A character, or a byte that is none, put where a pattern does not expect it or where its class is in
/// doubt.
struct Probe {
  std::string bytes;
  std::optional<std::uint32_t>
      id;              ///< its class; nullopt for bytes that are no UTF-8, which no text may hold
  std::uint32_t rank;  ///< 0 to probe_ranks - 1, the most telling first
};

/// Ends of ranges come first, then code points that implementations are known to take for others, then the
/// rest of ASCII, then the bytes 0x80 to 0xFF by themselves.
inline constexpr std::uint32_t probe_ranks = 4;

/// All characters to try at a place but the representatives of the classes, which the words of the suite
/// consist of.
[[nodiscard]] std::vector<Probe> probes(const Alphabet& alphabet);

/// What a character at a place could be mistaken for is that which another class does there, or nothing at
/// all, as if it were dropped; where a text may end, also for its end. These endings, words of the plan, tell
/// what it should do from all of that.
struct Place {
  std::uint32_t state;
  std::vector<std::vector<Ending>> by_class;
  std::vector<Ending> by_no_character;  ///< for bytes that are no UTF-8
};

/// One place for every state from which any text leads to acceptance.
[[nodiscard]] std::vector<Place> places(const Dfa& dfa, const Identification& known);

}  // namespace plumbline::pattern
