#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pattern/nfa.h"

namespace plumbline::pattern {

/// A run of a pattern while its automaton is made deterministic: a state of the Nfa, and what the run still
/// owes, as the id of a set of debts. Sets of runs hold them packed, for speed.
struct Run {
  std::uint32_t state;
  std::uint32_t debts;
};

/// The id of the empty set of debts.
inline constexpr std::uint32_t no_debts = 0;

[[nodiscard]] inline std::uint64_t packed(Run run) { return (std::uint64_t{run.state} << 32U) | run.debts; }

[[nodiscard]] inline Run unpacked(std::uint64_t value) {
  return {static_cast<std::uint32_t>(value >> 32U), static_cast<std::uint32_t>(value)};
}

/// Sorts runs and drops those that accept nothing which another of them does not: of copies with the same
/// debts all but the one with most repeats left, and those with debts beside one without that has as many
/// repeats left. Without this,
/// `.*x.{0,63}` would have a state for each subset of its copies.
void drop_beaten(std::vector<std::uint64_t>& runs, const std::vector<NfaCopy>& copies);

/// Packed runs met so far, for many short searches in turn: what forgetting takes does not depend on how many
/// there were.
class SeenRuns {
 public:
  SeenRuns() : slots_(64) {}

  /// False where the run was there already.
  bool insert(std::uint64_t run);
  void forget_all();

 private:
  struct Slot {
    std::uint64_t run = 0;
    std::uint32_t epoch = 0;  // the slot is free unless this is epoch_
  };

  [[nodiscard]] Slot& slot_of(std::uint64_t run);

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::uint32_t epoch_ = 1;
};

}  // namespace plumbline::pattern
