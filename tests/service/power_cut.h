#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>

#include <sys/types.h>

namespace plumbline::service {

/// The files of a folder, by their paths in it, with their content.
using Files = std::map<std::string, std::string>;

/// What would be left of a folder if the power failed: of files and names that were synced all that was
/// synced; of anything later by chance the one or the other, block by block. Learns of syncs by standing in
/// the place of fsync and fdatasync, for the whole program; there is one at a time.
///
///     PowerCut power(folder);
///     power.on_sync = [&] { files_then.push_back(power.survivors(random)); };  // as each sync begins
class PowerCut {
 public:
  explicit PowerCut(std::filesystem::path folder);
  ~PowerCut();
  PowerCut(const PowerCut&) = delete;
  PowerCut& operator=(const PowerCut&) = delete;

  /// Called as each sync of a file or folder below the folder begins, with its path.
  std::function<void(const std::string& path)> on_sync;

  [[nodiscard]] Files survivors(std::mt19937_64& random) const;

  /// For who stands in the place of fsync only.
  void synced(int descriptor);

 private:
  using Names = std::map<std::string, ino_t>;

  [[nodiscard]] Names surviving_names(const std::string& folder, std::mt19937_64& random) const;

  const std::filesystem::path folder_;
  std::map<std::string, Names> names_;     ///< of each folder, as last synced; by its path
  std::map<ino_t, std::string> contents_;  ///< of each file, as last synced
};

/// Makes every sync of a file or folder whose path ends so fail, as a broken disk would, for as long as it
/// lives.
class FailingSyncs {
 public:
  explicit FailingSyncs(std::string path_end);
  ~FailingSyncs();
  FailingSyncs(const FailingSyncs&) = delete;
  FailingSyncs& operator=(const FailingSyncs&) = delete;
};

}  // namespace plumbline::service
