#include "service/failures.h"

namespace plumbline::service {
namespace {

/// The n-th number of the generator SplitMix64 (Steele, Lea, Flood 2014) from that seed.
std::uint64_t split_mix(std::uint64_t seed, std::uint64_t n) {
  std::uint64_t z = seed + (n + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace

bool Failures::strike() {
  if (rate_ <= 0) return false;
  constexpr double two_to_53 = 9007199254740992.0;
  const std::uint64_t drawn = split_mix(seed_, requests_++) >> 11U;
  return static_cast<double>(drawn) / two_to_53 < rate_;
}

}  // namespace plumbline::service
