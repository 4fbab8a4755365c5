#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::suite {

/// Bytes that are no zip archive.
struct NoArchive {
  std::string_view name;  ///< "gzip"
  std::string_view about;
  std::string bytes;
};

/// Other formats, texts, and zip archives of which a part is missing.
[[nodiscard]] std::vector<NoArchive> no_archives();

}  // namespace plumbline::suite
