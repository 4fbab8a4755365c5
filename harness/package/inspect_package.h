#pragma once

#include <string_view>

#include "package/sha256.h"
#include "package/zip.h"

namespace plumbline::package {

/// A deployment package that can be unpacked whole: what is in it, and the SHA-256 of its bytes.
struct InspectedPackage {
  PackageFacts facts;
  Sha256 sha256;
};

/// What inspect_zip and sha256 say of the bytes, which are gone through only once where they are an archive
/// in its plainest form (stored_zip.h).
[[nodiscard]] Result<InspectedPackage, PackageError> inspect_package(std::string_view bytes,
                                                                     const ZipLimits& limits = {});

}  // namespace plumbline::package
