#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "pattern/dfa.h"
#include "pattern/identify.h"
#include "pattern/places.h"
#include "result.h"

namespace plumbline::pattern {

/// One layer of a complete suite: tests of one kind that are worth the same, and come together.
struct Stratum {
  enum class Kind : std::uint8_t {
    head,        ///< words that find the most faults, while they find at least `worth`; see telling_order.h
    access,      ///< the access word of each state alone
    telling,     ///< a word and an ending of the state that it comes to, with a gain of `worth`
    places,      ///< one unusual character after an access word, and an ending with a gain of `worth`; see
                 ///< places.h
    reference,   ///< an access word and an ending of another state, which is told from it by that ending
    plain,       ///< an extended word alone
    separating,  ///< a word and an ending of a state `worth` steps on, which is told from it by that ending
  };
  Kind kind;
  std::uint32_t depth;      ///< the least depth of a suite that has it
  std::uint32_t extension;  ///< how many classes follow the access word in the words of this layer
  std::uint32_t worth;
  std::uint32_t rank = 0;  ///< of `places`: which characters
};

/// A word of a suite: an access word, further classes, and an ending.
struct Composition {
  std::uint32_t access;
  std::vector<std::uint32_t> extension;
  std::uint32_t state;  ///< that the access word and the extension come to
  std::uint32_t ending;
};

/// What the tests of a complete suite are made from; complete_suite.h says what they are and why they
/// suffice.
struct SuitePlan {
  Dfa dfa;
  std::uint32_t depth = 0;
  Identification identification;
  std::vector<ClassWord>
      access;  ///< for each state a shortest word to it; all their beginnings are among them
  std::vector<std::uint8_t> is_tree;  ///< by state and class: 1 where that step is part of an access word
  std::vector<Probe> probes;
  std::vector<Place> places;
  std::vector<Stratum> strata;  ///< in the order in which the tests come

  /// By state and ending, as [state * words + word]: the gain of one of the state's own endings, else 0.
  std::vector<std::uint16_t> gains;
  /// Likewise 1 where the access word is tested with an ending of another state.
  std::vector<std::uint8_t> references;
  /// Likewise how many steps on there is a state that can be told from this one by that ending only, else 0.
  std::vector<std::uint16_t> separations;

  std::unordered_map<std::uint64_t, std::uint32_t> endings_by_hash;  ///< see hash_before in compositions.h

  [[nodiscard]] bool is_step_of_access(std::uint32_t state, std::uint32_t id) const {
    return is_tree[std::size_t{state} * dfa.alphabet.classes + id] != 0;
  }
  [[nodiscard]] std::size_t cell(std::uint32_t state, std::uint32_t word) const {
    return std::size_t{state} * identification.words.size() + word;
  }
  /// The first layer that holds the ending `word` after a word to `state` with that extension; nullopt where
  /// none does.
  [[nodiscard]] std::optional<std::size_t> stratum_of(std::uint32_t extension, std::uint32_t state,
                                                      std::uint32_t word) const;

  std::map<std::array<std::uint32_t, 3>, std::size_t> strata_by_key;  ///< by kind, extension and worth
};

/// The greatest depth of a suite: what it adds is a thousandfold with every step already.
inline constexpr std::uint32_t suite_depth_max = 8;

/// The plan with the strata of its words alone. Refused where the automaton is too large for its states to be
/// identified, or `depth` is above suite_depth_max.
[[nodiscard]] Result<SuitePlan, PatternError> make_plan(const Dfa& dfa, std::uint32_t depth);

/// Puts the head and the places between the strata of the words: places after those words of the head that
/// find as many faults. Where the head has all words that find any, the rest come after all places; else
/// after the places that are worth more than they.
void add_head_and_places(SuitePlan& plan, bool head_is_whole);

}  // namespace plumbline::pattern
