#include "service/uuid.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace plumbline::service {
namespace {

using UuidBytes = std::array<unsigned char, 16>;

/// Random bytes for ids, drawn by the thousand: one call of OpenSSL's generator costs as much as all else
/// that is done for a small request. Bytes that were given are wiped. Not for a process that forks and goes
/// on in both halves.
class RandomBytes {
 public:
  UuidBytes take() {
    if (given_ == bytes_.size()) draw();
    UuidBytes taken{};
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(given_), taken.size(), taken.begin());
    OPENSSL_cleanse(bytes_.data() + given_, taken.size());
    given_ += taken.size();
    return taken;
  }

 private:
  void draw() {
    // Without randomness there is no id that nobody can guess, and nothing sensible to go on with.
    if (RAND_bytes(bytes_.data(), static_cast<int>(bytes_.size())) != 1) std::abort();
    given_ = 0;
  }

  std::array<unsigned char, 256 * sizeof(UuidBytes)> bytes_{};
  std::size_t given_ = bytes_.size();
};

}  // namespace

std::string random_uuid() {
  thread_local RandomBytes random;
  UuidBytes bytes = random.take();
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);

  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "........-....-....-....-............";
  char* at = text.data();
  for (const unsigned char byte : bytes) {
    if (*at == '-') ++at;
    *at++ = digits[byte >> 4U];
    *at++ = digits[byte & 0x0FU];
  }
  return text;
}

}  // namespace plumbline::service
