#pragma once

#include <cstddef>
#include <cstdint>

namespace plumbline::pattern {

/// What the compilation of one pattern may take. The defaults keep it within a second and 64 MiB.
struct CompileLimits {
  std::size_t nfa_states_max = 400'000;      ///< after counted repeats are written out
  std::uint32_t classes_max = 2'000;         ///< classes of characters
  std::size_t states_max = 150'000;          ///< before the automaton is made minimal
  std::size_t transitions_max = 2'000'000;   ///< states times classes, before the automaton is made minimal
  std::size_t set_elements_max = 1'500'000;  ///< states of the Nfa in all sets of them
  std::size_t steps_max = 12'000'000;        ///< visits of a state of the Nfa
};

}  // namespace plumbline::pattern
