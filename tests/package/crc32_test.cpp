#include "package/crc32.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::package {
namespace {

/// Bytes that follow no pattern.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;
    bytes += static_cast<char>(state >> 24U);
  }
  return bytes;
}

/// The definition, bit by bit (ISO 3309).
std::uint32_t by_definition(std::string_view bytes, std::uint32_t crc) {
  crc = ~crc;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

TEST(Crc32, is_that_of_the_catalogue) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32("6789", crc32("12345")), 0xCBF43926U);
  EXPECT_EQ(crc32(""), 0U);
  EXPECT_EQ(crc32("", 7), 7U);
}

TEST(Crc32, is_the_same_on_every_path_at_every_length_and_offset) {
  const std::string bytes = noise(1100);
  for (const Crc32Path& path : crc32_paths()) {
    if (!path.is_supported()) continue;
    for (std::size_t size = 0; size <= 1030; ++size) {
      const std::string_view part = std::string_view(bytes).substr(size % 67, size);
      for (const std::uint32_t crc : {0U, 0xFFFFFFFFU, 0x12345678U}) {
        ASSERT_EQ(path.update(crc, part.data(), part.size()), by_definition(part, crc))
            << path.name << ", " << size << " bytes";
      }
    }
  }
}

TEST(Crc32, sees_every_bit) {
  const std::string bytes = noise(700);
  for (const Crc32Path& path : crc32_paths()) {
    if (!path.is_supported()) continue;
    const std::uint32_t right = path.update(0, bytes.data(), bytes.size());
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      std::string changed = bytes;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
      ASSERT_NE(path.update(0, changed.data(), changed.size()), right) << path.name << ", bit " << bit;
    }
  }
}

}  // namespace
}  // namespace plumbline::package
