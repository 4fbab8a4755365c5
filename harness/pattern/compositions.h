#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "pattern/suite_plan.h"

namespace plumbline::pattern {

/// All compositions of one layer of words, in turn. The first class of an extension is no step of an access
/// word: a word is extended from the longest access word that it begins with.
class Compositions {
 public:
  Compositions(const SuitePlan& plan, Stratum stratum);

  /// The next composition, valid until the next call; null after the last.
  const Composition* next();

 private:
  [[nodiscard]] std::size_t endings() const;
  [[nodiscard]] std::optional<std::uint32_t> ending_at(std::size_t at) const;
  void advance();
  void settle();

  const SuitePlan& plan_;
  Stratum stratum_;
  Composition now_;
  std::size_t at_ = 0;
};

/// The words of one layer that no earlier layer has, each once. No word is remembered for that: a word can be
/// composed in as many ways as it has beginnings, each way has its place in the order, and only the first
/// counts.
class StratumWords {
 public:
  StratumWords(const SuitePlan& plan, std::size_t stratum);

  /// The next composition, valid until the next call; null after the last.
  const Composition* next();
  /// The word of the composition that next() returned last.
  [[nodiscard]] const ClassWord& word() const { return word_; }

 private:
  [[nodiscard]] bool is_first(std::size_t cut);
  [[nodiscard]] std::optional<std::size_t> stratum_at(std::size_t cut, std::uint32_t state,
                                                      std::uint32_t extension) const;

  const SuitePlan& plan_;
  std::size_t stratum_;
  Compositions compositions_;
  ClassWord word_;
  std::vector<std::uint64_t> hashes_;  // of the endings of word_, by where they begin
};

/// The word of a composition.
[[nodiscard]] ClassWord word_of(const SuitePlan& plan, const Composition& composition);

/// The hash by which SuitePlan::endings_by_hash finds an ending: that of `first` before an ending with hash
/// `rest`.
[[nodiscard]] std::uint64_t hash_before(std::uint32_t first, std::uint64_t rest);

}  // namespace plumbline::pattern
