#include "mutator.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The fuzzer's own mutation; not there in engines that bring none.
extern "C" __attribute__((weak)) std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size,
                                                              std::size_t size_max);

namespace plumbline::fuzz {
namespace {

std::string_view view_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Puts a text where the fuzzer wants it; 0 where it does not fit, for half a text has no structure.
std::size_t put(std::string_view text, std::uint8_t* out, std::size_t size_max) {
  if (text.size() > size_max) return 0;
  std::copy(text.begin(), text.end(), out);
  return text.size();
}

/// PLUMBLINE_FUZZ_MUTATORS=off leaves everything to the fuzzer: to see what a mutator is worth.
bool is_off() {
  static const char* wish = std::getenv("PLUMBLINE_FUZZ_MUTATORS");
  static const bool off = wish != nullptr && std::string_view(wish) == "off";
  return off;
}

}  // namespace
}  // namespace plumbline::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  using namespace plumbline;
  mutate::Random random(seed);
  const bool is_plain_turn = LLVMFuzzerMutate != nullptr && (random.one_in(2) || fuzz::is_off());
  if (!is_plain_turn) {
    const std::string text = fuzz::mutated(fuzz::view_of(data, size), random);
    if (const std::size_t written = fuzz::put(text, data, size_max)) return written;
  }
  return LLVMFuzzerMutate != nullptr ? LLVMFuzzerMutate(data, size, size_max) : std::min(size, size_max);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* left, std::size_t left_size,
                                                 const std::uint8_t* right, std::size_t right_size,
                                                 std::uint8_t* out, std::size_t out_size, unsigned seed) {
  using namespace plumbline;
  if (fuzz::is_off()) return 0;
  mutate::Random random(seed);
  const std::string text =
      fuzz::crossed(fuzz::view_of(left, left_size), fuzz::view_of(right, right_size), random);
  return fuzz::put(text, out, out_size);
}
