#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plumbline::pattern {

/// Keeps each distinct sequence of numbers once and names it by a number from 0: the same sequence, the same
/// number. All are held in one block, so that a hundred thousand short sequences cost little more than their
/// elements.
///
///     SequenceStore<std::uint32_t> store;
///     store.id_of(std::array{1U, 2U}) == store.id_of(std::array{1U, 2U})
template <class T>
class SequenceStore {
 public:
  SequenceStore() : ends_{0}, table_(64, none) {}

  std::uint32_t id_of(std::span<const T> sequence) {
    std::size_t slot = slot_of(sequence);
    if (table_[slot] != none) return table_[slot];
    const auto id = static_cast<std::uint32_t>(size());
    elements_.insert(elements_.end(), sequence.begin(), sequence.end());
    ends_.push_back(elements_.size());
    table_[slot] = id;
    if (size() * 2 > table_.size()) grow();
    return id;
  }

  /// Valid until the next id_of.
  [[nodiscard]] std::span<const T> operator[](std::uint32_t id) const {
    return std::span(elements_).subspan(ends_[id], ends_[id + 1] - ends_[id]);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
  /// The sum of the lengths of all sequences: what the store costs in memory.
  [[nodiscard]] std::size_t elements() const { return elements_.size(); }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  [[nodiscard]] std::size_t slot_of(std::span<const T> sequence) const {
    std::size_t slot = hash(sequence) & (table_.size() - 1);
    while (table_[slot] != none && !same((*this)[table_[slot]], sequence))
      slot = (slot + 1) & (table_.size() - 1);
    return slot;
  }

  static bool same(std::span<const T> a, std::span<const T> b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
  }

  static std::size_t hash(std::span<const T> sequence) {
    std::uint64_t value = sequence.size();
    for (const T element : sequence) {
      value = (value ^ static_cast<std::uint64_t>(element)) * 0x9E3779B97F4A7C15;
      value ^= value >> 29U;
    }
    return static_cast<std::size_t>(value);
  }

  void grow() {
    table_.assign(table_.size() * 2, none);
    for (std::uint32_t id = 0; id < size(); ++id) table_[slot_of((*this)[id])] = id;
  }

  std::vector<T> elements_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> table_;
};

}  // namespace plumbline::pattern
