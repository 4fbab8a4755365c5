#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "result.h"

namespace plumbline::package {

/// What a deployment package may be.
struct ZipLimits {
  std::uint64_t unzipped_bytes_max = 262'143'999;  ///< recorded: it "must be smaller than 262144000 bytes"
  std::uint64_t entries_max = 100'000;             ///< ours, against archives that are all directory
  bool symlinks_allowed = false;                   ///< ours: an entry that points elsewhere
};

/// Why bytes are no deployment package.
struct PackageError {
  enum class Kind {
    empty,        ///< no bytes at all
    not_a_zip,    ///< nothing in it says zip
    truncated,    ///< it begins like a zip and has lost its directory
    damaged,      ///< a directory or an entry that does not hold together: sizes, checksum, compressed data
    encrypted,    ///< an entry that needs a password
    unsupported,  ///< an entry compressed in a way that is not known here
    unsafe_path,  ///< an entry that would be unpacked outside: absolute, or with ".." in its path
    symlink,      ///< an entry that is a symbolic link
    too_large,    ///< more bytes than unzipped_bytes_max, declared or found
    too_many_entries,  ///< more entries than entries_max
  };
  Kind kind;
  std::string entry;   ///< the name of the entry at fault; empty where it is the whole
  std::string reason;  ///< what the archive reader said, for people; may be empty
  friend bool operator==(const PackageError&, const PackageError&) = default;
};

/// "not_a_zip" and so on.
[[nodiscard]] std::string_view name_of(PackageError::Kind kind);

struct PackageFacts {
  std::uint64_t entries = 0;
  std::uint64_t unzipped_bytes = 0;
  friend bool operator==(const PackageFacts&, const PackageFacts&) = default;
};

/// Whether the bytes are a zip that can be unpacked whole, and what is in it. Every entry is inflated, in
/// pieces of a fixed size that are thrown away: neither a declared size nor a checksum is believed, and an
/// archive that grows without end costs the limit and no more. A zip without entries is a zip; no bytes are
/// none.
///
///     inspect_zip("not a zip").error().kind == PackageError::Kind::not_a_zip
[[nodiscard]] Result<PackageFacts, PackageError> inspect_zip(std::string_view bytes,
                                                             const ZipLimits& limits = {});

}  // namespace plumbline::package
