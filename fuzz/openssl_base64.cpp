#include "openssl_base64.h"

#include <algorithm>

#include <openssl/evp.h>

namespace plumbline::fuzz {

std::string openssl_encode(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::optional<std::string> openssl_decode(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const auto padding = static_cast<std::size_t>(std::ranges::count(text, '='));
  if (padding > 2 || padding > static_cast<std::size_t>(size)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size) - padding);  // OpenSSL counts the padding as bytes
  if (openssl_encode(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace plumbline::fuzz
