#pragma once

#include <cstdint>

namespace plumbline::pattern {

/// Random numbers that are the same for one seed on every machine and with every library: SplitMix64 (G.
/// Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// A number from 0 to `bound` - 1; `bound` must not be 0.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace plumbline::pattern
