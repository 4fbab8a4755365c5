#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "package/zip.h"

namespace plumbline::package {

/// One entry of an archive: what is in it, and the CRC-32 that it is said to have.
struct StoredEntry {
  std::string_view content;
  std::uint32_t crc32 = 0;
};

/// The entries of an archive in its plainest form: all of them stored, lying one after another from the first
/// byte on, each described in its header as in the directory, with a printable ASCII name that leads nowhere
/// outside; no links, no comments, no extra fields, nothing in between or behind. Such an archive is checked
/// where it lies. nullopt for every other one, sound or not, and for one past the limits: inspect_zip tells
/// what it is, and is the specification: of entries that come from here it differs only where a checksum
/// does.
[[nodiscard]] std::optional<std::vector<StoredEntry>> read_stored_zip(std::string_view bytes,
                                                                      const ZipLimits& limits);

}  // namespace plumbline::package
