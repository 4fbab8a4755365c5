#include <cstddef>
#include <cstdint>

#include "law.h"

/// What libFuzzer and its kin call with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::fuzz::hold_for({reinterpret_cast<const char*>(data), size});
  return 0;
}
