#include "disk/durable_file.h"

#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::disk {
namespace {

namespace fs = std::filesystem;

/// write(2) until all is written.
bool write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void, std::string> write_and_sync(const fs::path& path, std::string_view bytes) {
  const auto file = Descriptor::open(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file) return refused(file.error());
  if (!write_all(*file, bytes) || ::fdatasync(file->number()) != 0) return refused(failure_of(path));
  return {};
}

}  // namespace

Result<void, std::string> sync_folder(const fs::path& folder) {
  const auto opened = Descriptor::open(folder, O_RDONLY | O_DIRECTORY);
  if (!opened) return refused(opened.error());
  if (::fsync(opened->number()) != 0) return refused(failure_of(folder));
  return {};
}

Result<void, std::string> make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  fs::path path = fs::absolute(folder, error).lexically_normal();
  if (error) return refused(failure_of(folder, error.value()));
  if (!path.has_filename()) path = path.parent_path();  // it ended with a slash
  const fs::path parent = path.parent_path();
  if (auto made = make_folder(parent); !made) return made;
  constexpr mode_t owner_only = 0700;
  if (::mkdir(path.c_str(), owner_only) != 0) return refused(failure_of(folder));
  return sync_folder(parent);
}

Result<void, std::string> write_durably(const fs::path& folder, const std::string& temporary_name,
                                        const std::string& name, std::string_view bytes) {
  const fs::path temporary = folder / temporary_name;
  const fs::path path = folder / name;
  if (auto written = write_and_sync(temporary, bytes); !written) {
    ::unlink(temporary.c_str());
    return written;
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    auto failure = failure_of(path);
    ::unlink(temporary.c_str());
    return refused(std::move(failure));
  }
  return sync_folder(folder);
}

Result<std::optional<std::string>, std::string> read_file(const fs::path& path) {
  const auto file = Descriptor::open(path, O_RDONLY);
  if (!file && errno == ENOENT) return std::nullopt;
  if (!file) return refused(file.error());
  struct stat facts {};
  if (::fstat(file->number(), &facts) != 0) return refused(failure_of(path));
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t read = ::read(file->number(), bytes.data() + got, bytes.size() - got);
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return refused(failure_of(path));
    if (read == 0) break;
    got += static_cast<std::size_t>(read);
  }
  bytes.resize(got);
  return bytes;
}

Result<void, std::string> lengthen(const fs::path& path, std::uint64_t bytes) {
  const auto file = Descriptor::open(path, O_WRONLY | O_APPEND);
  if (!file) return refused(file.error());
  struct stat facts {};
  if (::fstat(file->number(), &facts) != 0) return refused(failure_of(path));
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size >= bytes) return {};
  // Written, not only allocated: space that was never written is recorded as such, and a sync after the first
  // write has to take that back.
  if (!write_all(*file, std::string(bytes - size, '\0')) || ::fdatasync(file->number()) != 0) {
    return refused(failure_of(path));
  }
  return {};
}

}  // namespace plumbline::disk
