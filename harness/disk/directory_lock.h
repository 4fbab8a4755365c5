#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "disk/descriptor.h"
#include "result.h"

namespace plumbline::disk {

/// The right of one process to a folder: a file named "lock" in it, locked for as long as this lives. The
/// system lets go of it when the process ends, however it ends.
///
///     auto lock = DirectoryLock::take("/data");
///     if (!lock) return refused(lock.error());  // "/data is in use by process 4711"
class DirectoryLock {
 public:
  [[nodiscard]] static Result<DirectoryLock, std::string> take(const std::filesystem::path& folder);

 private:
  explicit DirectoryLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace plumbline::disk
