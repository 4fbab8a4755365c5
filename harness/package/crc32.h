#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// The ways to compute CRC-32, by what the processor can do. The portable one is zlib's, and the
/// specification: the other gives the same. Which is taken is decided once, at run time: the fastest that the
/// processor has, or the one that the environment variable PLUMBLINE_CRC32 names (portable, avx512).
namespace plumbline::package {

struct Crc32Path {
  std::string_view name;
  bool (*is_supported)();
  std::uint32_t (*update)(std::uint32_t crc, const char* bytes, std::size_t size);
};

/// All paths that were compiled in, the portable one first, the fastest last.
[[nodiscard]] std::span<const Crc32Path> crc32_paths();

/// The CRC-32 that zip archives have (ISO 3309) of the bytes; of all, where they follow bytes that have
/// `crc`.
///
///     crc32("6789", crc32("12345")) == 0xCBF43926
[[nodiscard]] std::uint32_t crc32(std::string_view bytes, std::uint32_t crc = 0);

}  // namespace plumbline::package
