#pragma once

#include <cstdio>
#include <span>
#include <string>

#include "package/zip_writer.h"
#include "result.h"

namespace plumbline::package {

/// The bytes of make_zip written to an empty file that is open for writing, for packages that memory should
/// not hold; at least one entry. The file may be one without a name. Refused with what the system said.
///
///     const auto written = write_zip(file, std::array{ZipEntry{"index.js", code, false}});
[[nodiscard]] Result<void, std::string> write_zip(std::FILE* file, std::span<const ZipEntry> entries);

}  // namespace plumbline::package
