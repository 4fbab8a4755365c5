#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::suite {

using Instant = std::chrono::steady_clock::time_point;

/// One operation on a register, as its client saw it: it took effect at some moment between its call and its
/// return.
struct RegisterOperation {
  enum class Kind { write, read };
  Kind kind;
  std::string value;  ///< written, or read
  Instant called;
  std::optional<Instant> returned;  ///< nullopt: no answer; a write may have taken effect at any later time
};

/// What clients did to one register, in any order. No two writes have the same value.
using History = std::vector<RegisterOperation>;

/// Why a history is not linearizable: what the values are that give it away.
struct Contradiction {
  enum class Kind {
    never_written,  ///< a value was read that nobody wrote
    read_early,     ///< a value was read before its write was called
    overwritten,    ///< a value was read after another one had taken its place
  };
  Kind kind;
  std::string value;
  std::string other;  ///< the one that had taken its place
};

/// Whether there is an order of the operations, each at a moment between its call and its return, in which
/// every read finds the last value written (M. Herlihy, J. Wing, 1990); `initial` is there before the first
/// call. nullopt where there is one. As no value is written twice, this is decided by looking at pairs of
/// values (P. Gibbons, E. Korach, Testing Shared Memories, 1997).
[[nodiscard]] std::optional<Contradiction> find_contradiction(const History& history,
                                                              const std::string& initial);

}  // namespace plumbline::suite
