#include "service/directory_source.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view versions_folder = ".versions";

bool is_file_name(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." &&
         segment.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

/// A key as a path below its bucket; nullopt where it has none.
std::optional<fs::path> path_of_key(std::string_view key) {
  fs::path path;
  std::string_view rest = key;
  for (bool is_last = false; !is_last;) {
    const std::size_t slash = rest.find('/');
    is_last = slash == std::string_view::npos;
    const std::string_view segment = rest.substr(0, slash);
    if (!is_file_name(segment)) return std::nullopt;
    path /= segment;
    if (!is_last) rest.remove_prefix(slash + 1);
  }
  if (*path.begin() == versions_folder) return std::nullopt;
  return path;
}

/// The path with every symbolic link resolved, where it is a regular file below the folder.
std::optional<fs::path> regular_file_below(const fs::path& folder, const fs::path& path) {
  std::error_code error;
  const fs::path real_folder = fs::canonical(folder, error);
  if (error) return std::nullopt;
  const fs::path real_path = fs::canonical(path, error);
  if (error || !fs::is_regular_file(real_path, error)) return std::nullopt;
  const auto [end, at] =
      std::mismatch(real_folder.begin(), real_folder.end(), real_path.begin(), real_path.end());
  return end == real_folder.end() ? std::optional(real_path) : std::nullopt;
}

Result<std::string, SourceError> read_file(const fs::path& path, std::uint64_t bytes_max) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return refused(SourceError::unavailable);
  if (size > bytes_max) return refused(SourceError::too_large);
  std::ifstream file(path, std::ios::binary);
  if (!file) return refused(SourceError::access_denied);
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (file.gcount() != static_cast<std::streamsize>(size)) return refused(SourceError::unavailable);
  return bytes;
}

}  // namespace

Result<std::string, SourceError> DirectorySource::fetch(const ObjectAddress& address,
                                                        std::uint64_t bytes_max) const {
  const fs::path bucket = root_ / address.bucket;
  std::error_code error;
  if (!is_file_name(address.bucket) || !fs::is_directory(bucket, error)) {
    return refused(SourceError::no_such_bucket);
  }
  const auto key = path_of_key(address.key);
  if (!key) return refused(SourceError::no_such_key);
  if (!address.version) {
    const auto file = regular_file_below(root_, bucket / *key);
    return file ? read_file(*file, bytes_max) : refused(SourceError::no_such_key);
  }
  const fs::path versions = bucket / versions_folder / *key;
  if (!is_file_name(*address.version)) return refused(SourceError::no_such_version);
  const auto file = regular_file_below(root_, versions / *address.version);
  return file ? read_file(*file, bytes_max) : refused(SourceError::no_such_version);
}

}  // namespace plumbline::service
