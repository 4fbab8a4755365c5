#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "result.h"

namespace plumbline::service {

/// Packages as files of one folder, each named by its SHA-256 in hexadecimal, as sha256sum prints it. Safe to
/// call from many threads, also for the same package. Errors name the file and what the system said.
///
///     files.write(hash, zip);   // durable when this returns
///     files.read(hash) == zip
class PackageFiles {
 public:
  /// Opens the folder, and makes it where there is none.
  [[nodiscard]] static Result<PackageFiles, std::string> open(std::filesystem::path folder);

  /// Hashes are CodeSha256: base64 of SHA-256.
  [[nodiscard]] Result<void, std::string> write(std::string_view sha256, std::string_view bytes) const;

  /// The package whole; nullopt where there is none. Refused where its bytes are not those of the hash any
  /// more.
  [[nodiscard]] Result<std::optional<std::string>, std::string> read(std::string_view sha256) const;

  void remove(std::string_view sha256) const;

  /// Whether there is any package.
  [[nodiscard]] bool is_empty() const;

  /// Takes the packages that are meant to be there, with their sizes in bytes, and removes all others, and
  /// what writes that never ended have left. Refuses, and removes nothing, where one is missing or of another
  /// size.
  [[nodiscard]] Result<void, std::string> keep_only(
      const std::map<std::string, std::uint64_t, std::less<>>& bytes_by_sha256) const;

 private:
  explicit PackageFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
  /// Tells apart the temporary names of writes at the same time.
  std::unique_ptr<std::atomic<std::uint64_t>> writes_ = std::make_unique<std::atomic<std::uint64_t>>(0);
};

}  // namespace plumbline::service
