#include "service/uuid.h"

#include <array>
#include <cstdlib>
#include <string_view>

#include <openssl/rand.h>

namespace plumbline::service {

std::string random_uuid() {
  std::array<unsigned char, 16> bytes{};
  // Without randomness there is no id that nobody can guess, and nothing sensible to go on with.
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);

  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0x0FU];
  }
  return text;
}

}  // namespace plumbline::service
