#include "mutate/random.h"

namespace plumbline::mutate {

std::uint64_t Random::draw() {
  // Unsigned arithmetic that wraps is what the generator is made of; UBSan's `integer` group is not used.
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

std::size_t Random::below(std::size_t count) {
  return count == 0 ? 0 : static_cast<std::size_t>(draw() % count);
}

}  // namespace plumbline::mutate
