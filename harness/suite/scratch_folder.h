#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "result.h"

namespace plumbline::suite {

/// A folder among the system's temporary ones, for its owner alone, that is gone with all it holds at the
/// end.
///
///     auto folder = ScratchFolder::make();
///     if (!folder) return refused(folder.error());
class ScratchFolder {
 public:
  /// Refused with the path and what the system said.
  [[nodiscard]] static Result<ScratchFolder, std::string> make();

  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
};

}  // namespace plumbline::suite
