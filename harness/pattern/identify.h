#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pattern/dfa.h"
#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// A text as the classes of its characters.
using ClassWord = std::vector<std::uint32_t>;

/// One ending that tells a state from others, and how many others it tells that those before it do not.
struct Ending {
  std::uint32_t word;  ///< an index into Identification::words
  std::uint32_t gain;
};

/// How the states of a minimal automaton are told from one another by nothing but whether whole texts are
/// accepted.
struct Identification {
  std::vector<ClassWord> words;  ///< the distinct endings; the first is the empty one
  /// accepts[word * states + state] is 1 where the ending leads from the state to acceptance.
  std::vector<std::uint8_t> accepts;
  /// For each state the endings that together tell it from every other state, those with the greatest gain
  /// first.
  std::vector<std::vector<Ending>> of_state;
  /// Endings of which every state that any text leads from to acceptance accepts one: they tell such states
  /// from nothing at all, from text that was no UTF-8 for instance.
  std::vector<Ending> of_life;

  [[nodiscard]] bool tells_apart(std::uint32_t word, std::uint32_t a, std::uint32_t b) const {
    const std::size_t row = std::size_t{word} * of_state.size();
    return accepts[row + a] != accepts[row + b];
  }
};

/// The largest automaton that states are identified for.
inline constexpr std::uint32_t identified_states_max = 2'500;

/// Finds few endings for each state of a minimal automaton. What an ending does is the set of states that
/// accept it; those sets are the states of the reversed automaton made deterministic (J. Brzozowski,
/// Canonical regular expressions and minimal state graphs for definite events, 1962), so all that there are
/// can be listed, shortest first. Among them each state's endings are chosen as a greedy set cover from which
/// what is superfluous is taken again. Refused where the automaton has more than identified_states_max
/// states.
[[nodiscard]] Result<Identification, PatternError> identify(const Dfa& dfa);

}  // namespace plumbline::pattern
