#include "service/package_files.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "disk/durable_file.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "service/function_database.h"

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_suffix = ".tmp";

std::string hex_of(std::string_view sha256) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char c : package::decode_base64(sha256).value_or("")) {
    const auto byte = static_cast<unsigned char>(c);
    hex += {digits[byte >> 4U], digits[byte & 0xFU]};
  }
  return hex;
}

/// Whether a file is one of ours: a hash, with or without what makes it a temporary one. Others are let be.
bool is_ours(std::string_view name) {
  const std::string_view hash = name.substr(0, 2 * package::Sha256().size());
  const bool is_hash = hash.size() == 2 * package::Sha256().size() &&
                       hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_hash && (name.size() == hash.size() || name.ends_with(temporary_suffix));
}

std::set<std::string> our_names_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename();
    if (is_ours(name)) names.insert(std::move(name));
  }
  return names;
}

}  // namespace

Result<PackageFiles, std::string> PackageFiles::open(fs::path folder) {
  if (auto made = disk::make_folder(folder); !made) return refused(made.error());
  return PackageFiles(std::move(folder));
}

Result<void, std::string> PackageFiles::write(std::string_view sha256, std::string_view bytes) const {
  const std::string name = hex_of(sha256);
  return disk::write_durably(folder_, fmt::format("{}.{}{}", name, ++*writes_, temporary_suffix), name,
                             bytes);
}

Result<std::optional<std::string>, std::string> PackageFiles::read(std::string_view sha256) const {
  const fs::path path = folder_ / hex_of(sha256);
  auto bytes = disk::read_file(path);
  if (bytes && *bytes && package::sha256_base64(**bytes) != sha256) {
    return refused(damage_report(path, "its SHA-256 is not its name"));
  }
  return bytes;
}

void PackageFiles::remove(std::string_view sha256) const {
  std::error_code ignored;  // what stays is collected at the next start
  fs::remove(folder_ / hex_of(sha256), ignored);
}

bool PackageFiles::is_empty() const { return our_names_in(folder_).empty(); }

Result<void, std::string> PackageFiles::keep_only(
    const std::map<std::string, std::uint64_t, std::less<>>& bytes_by_sha256) const {
  std::set<std::string> leftovers = our_names_in(folder_);
  for (const auto& [sha256, bytes] : bytes_by_sha256) {
    const fs::path path = folder_ / hex_of(sha256);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return refused(damage_report(path, error.message()));
    if (size != bytes) {
      return refused(damage_report(path, fmt::format("it has {} bytes and should have {}", size, bytes)));
    }
    leftovers.erase(path.filename());
  }
  for (const std::string& name : leftovers) {
    std::error_code ignored;
    fs::remove(folder_ / name, ignored);
  }
  return {};
}

}  // namespace plumbline::service
