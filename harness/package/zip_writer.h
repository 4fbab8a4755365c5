#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace plumbline::package {

/// One file of a package to be.
struct ZipEntry {
  std::string name;  ///< a path with '/', up to 65535 bytes of UTF-8 without control characters
  std::string content;
  bool compressed = true;             ///< false: stored, so that the package is longer than the content
  std::uint32_t unix_mode = 0100644;  ///< type and permissions, as stat(2) has them
};

/// A zip of these entries in their order. The same entries give the same bytes, whatever the clock and the
/// time zone say: every entry is of midnight, 1 January 1980. Of entries with the same name the last remains.
///
///     const std::string package = make_zip(std::array{ZipEntry{"index.py", "def handler(event, context):
///     pass"}});
[[nodiscard]] std::string make_zip(std::span<const ZipEntry> entries);

/// A zip that holds the entry that many times, at least once, each in a folder of its own ("0/NAME", "1/NAME"
/// and so on): what it unpacks to never lies in memory as a whole.
[[nodiscard]] std::string make_zip_of_copies(const ZipEntry& entry, std::size_t copies);

}  // namespace plumbline::package
