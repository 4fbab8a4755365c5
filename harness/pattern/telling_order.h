#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "pattern/suite_plan.h"

namespace plumbline::pattern {

/// The words of depth 0 in the order of how many faults each finds that none before it does: "this step goes
/// to that wrong state", for every step and state, taking the faulty step for taken once; and "this state is
/// wrong about acceptance". Greedy, a gain being counted afresh when it comes up (M. Minoux, Accelerated
/// greedy algorithms, 1978), and one word at a time, so that a small budget does not wait for the whole
/// order.
class TellingOrder {
 public:
  /// The strata of `plan`, which must outlive this and stay where it is, must be those of its words.
  explicit TellingOrder(const SuitePlan& plan);
  ~TellingOrder();

  /// Whether all words of depth 0 were considered; else only as many as could be in short time.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

  /// The next word, if it finds at least `gain` faults anew, valid until the next call; else null.
  const Composition* next(std::uint32_t gain);

  /// Whether next() has returned the word that has this place among all words of depth 0 in the order of the
  /// strata.
  [[nodiscard]] bool has_returned(std::size_t ordinal) const {
    return ordinal < returned_.size() && returned_[ordinal];
  }

 private:
  class OpenFaults;

  struct Ranked {
    std::uint32_t gain;  // at most: counted when more faults were open
    std::uint32_t ordinal;
    /// In a heap the greatest gain is on top, and of equal ones the first.
    friend bool operator<(const Ranked& a, const Ranked& b) {
      return a.gain != b.gain ? a.gain < b.gain : a.ordinal > b.ordinal;
    }
  };

  void collect_words();

  const SuitePlan& plan_;
  std::unique_ptr<OpenFaults> faults_;
  std::vector<Composition> words_;  // by ordinal
  std::vector<Ranked> heap_;
  std::vector<bool> returned_;
  bool is_whole_ = false;
};

}  // namespace plumbline::pattern
