#include <cstdint>

#include "package/base64_alphabet.h"
#include "package/base64_kernels.h"

namespace plumbline::package {

std::size_t decode_digits_portable(const char* text, std::size_t bytes, char* out) {
  std::size_t at = 0;
  for (; at + 4 <= bytes; at += 4) {
    const std::uint32_t a = digit_of(text[at]);
    const std::uint32_t b = digit_of(text[at + 1]);
    const std::uint32_t c = digit_of(text[at + 2]);
    const std::uint32_t d = digit_of(text[at + 3]);
    if (((a | b | c | d) & no_digit) != 0) break;
    const std::uint32_t group = a << 18U | b << 12U | c << 6U | d;
    *out++ = static_cast<char>(group >> 16U);
    *out++ = static_cast<char>(group >> 8U);
    *out++ = static_cast<char>(group);
  }
  return at;
}

}  // namespace plumbline::package
