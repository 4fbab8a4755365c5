#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace plumbline::mutate {

/// Where mutations come from: the same seed gives the same draws on every machine, by every compiler. (The
/// distributions of <random> are not specified so far.) SplitMix64, after G. Steele, D. Lea and C. Flood,
/// 2014.
///
///     Random random(7);
///     std::string next = mutate_name("my-function", random);
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// All 64 bits.
  [[nodiscard]] std::uint64_t draw();

  /// 0 to count - 1; 0 where the count is 0.
  [[nodiscard]] std::size_t below(std::size_t count);

  /// True once in so many times.
  [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }

  /// An element of an array or container, which must have one.
  template <class Container>
  [[nodiscard]] decltype(auto) pick(Container& from) {
    return *(std::begin(from) + static_cast<std::ptrdiff_t>(below(std::size(from))));
  }

 private:
  std::uint64_t state_;
};

}  // namespace plumbline::mutate
