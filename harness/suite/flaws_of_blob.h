#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "suite/flaw.h"

namespace plumbline::suite {

/// What a blob's text is.
struct BlobReading {
  Flaws flaws;
  std::optional<std::string> bytes;  ///< where the text is strict base64
};

/// Reads a blob: base64 as RFC 4648, 4 has it. Line breaks, and bits behind the last byte that are not zero,
/// are what some decoders take on purpose; what is sure of the bytes is what the rules `not-empty` and
/// `archive` say: bytes that no reader of zips knows what to do with are none.
[[nodiscard]] BlobReading read_blob(const spec::Spec& spec, const spec::Operation& operation,
                                    const spec::Member& member, std::string_view text,
                                    const KnownPackages& packages);

}  // namespace plumbline::suite
