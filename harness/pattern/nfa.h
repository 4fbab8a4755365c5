#pragma once

#include <cstdint>
#include <vector>

#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// A state of a nondeterministic automaton, and the one thing it does.
struct NfaState {
  enum class Kind : std::uint8_t {
    chars,   ///< reads a code point of Nfa::sets[`other`], goes to `next`
    split,   ///< goes to `next` and to `other` without reading
    look,    ///< goes to `next` if Nfa::looks[`other`] holds here
    accept,  ///< the text may end here
    hold,    ///< accepts whatever follows: the end of a look-ahead, or of a search
  };
  Kind kind;
  std::uint32_t next = 0;
  std::uint32_t other = 0;
};

/// A look-around: an automaton of its own inside the same states. A look-ahead begins at `start` where it
/// stands and ends in `hold`. A look-behind begins at `start` with the text, passing over what comes before
/// its body, and holds wherever it is in `accept`.
struct NfaLook {
  std::uint32_t start = 0;
  bool ahead = true;
  bool negative = false;
};

/// Of states that are copies of one place of a counted repeat, such as the a's of `(ab){0,9}`, one with more
/// repeats left accepts all that one with fewer does. States of one `family` are such copies, `rank` tells
/// how many are left.
struct NfaCopy {
  std::uint32_t family = 0;
  std::uint32_t rank = 0;
  bool shared = false;  ///< the family has several states
};

/// A pattern as a nondeterministic automaton with counted repeats written out.
struct Nfa {
  std::vector<NfaState> states;
  std::vector<NfaCopy> copies;     ///< one for each state; a state that is no copy is a family of one
  std::vector<NfaLook> looks;      ///< inner ones before those that hold them
  std::vector<CodePointSet> sets;  ///< the distinct sets that states read
  std::uint32_t start = 0;
};

/// Builds the automaton of a tree. `search` surrounds it with any text. Refused where it would have more than
/// `states_max` states, at the repeat that passes them, and where a look-behind holds a look-ahead.
[[nodiscard]] Result<Nfa, PatternError> build_nfa(const Tree& tree, bool search, std::size_t states_max);

}  // namespace plumbline::pattern
