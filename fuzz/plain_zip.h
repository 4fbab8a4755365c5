#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::fuzz {

/// An entry as a zip's directory has it (APPNOTE.TXT 4.3.12), for a second reading beside libzip's.
struct PlainEntry {
  std::string name;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc32 = 0;
  std::uint32_t declared_bytes = 0;
  std::uint8_t made_on = 0;  ///< 3: Unix
  std::uint32_t attributes = 0;
  std::string_view packed;  ///< the bytes of its content as they lie in the archive
};

/// The entries of a zip that can be read in one way only: one end record that lies at the very end, nothing
/// of zip64, every entry within the bytes and said twice alike. nullopt for all others.
[[nodiscard]] std::optional<std::vector<PlainEntry>> read_plain_zip(std::string_view bytes);

/// How many bytes the content has, counted up to one more than `bytes_max`; nullopt where it cannot be
/// inflated.
[[nodiscard]] std::optional<std::uint64_t> unpacked_bytes(const PlainEntry& entry, std::uint64_t bytes_max);

/// Whether a path, with '\' for '/', begins at a root or has a part that climbs.
[[nodiscard]] bool escapes(std::string_view path);

}  // namespace plumbline::fuzz
