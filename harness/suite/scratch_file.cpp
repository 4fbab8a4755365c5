#include "suite/scratch_file.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace plumbline::suite {
namespace {

/// Where the file system makes no file without a name (overlays of old, NFS), it loses its name at once.
int open_unnamed(const std::filesystem::path& folder) {
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT)) return file;
  std::string name = (folder / "plumbline-XXXXXX").string();
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

Result<ScratchFile, std::string> make_scratch_file() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return refused("the folder for temporary files: " + error.message());
  const int file = open_unnamed(folder);
  std::FILE* stream = file >= 0 ? ::fdopen(file, "w+b") : nullptr;
  if (stream != nullptr) return ScratchFile(stream);
  auto failure =
      refused("a temporary file in " + folder.string() + ": " + std::generic_category().message(errno));
  if (file >= 0) ::close(file);
  return failure;
}

}  // namespace plumbline::suite
