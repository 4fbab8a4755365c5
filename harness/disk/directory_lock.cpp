#include "disk/directory_lock.h"

#include <array>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace plumbline::disk {
namespace {

/// The process that says in the file that the lock is its own; empty where none does.
std::string owner_in(const Descriptor& file) {
  std::array<char, 24> text{};
  const ssize_t size = ::pread(file.number(), text.data(), text.size(), 0);
  const std::string_view digits(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return std::string(digits.substr(0, digits.find_first_not_of("0123456789")));
}

}  // namespace

Result<DirectoryLock, std::string> DirectoryLock::take(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "lock";
  auto file = Descriptor::open(path, O_RDWR | O_CREAT);
  if (!file) return refused(file.error());
  if (::flock(file->number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return refused(failure_of(path));
    const std::string owner = owner_in(*file);
    return refused(fmt::format("{} is in use by {}", folder.string(),
                               owner.empty() ? "another process" : "process " + owner));
  }
  // The number is for people: the lock holds without it.
  const std::string owner = fmt::format("{}\n", ::getpid());
  if (::ftruncate(file->number(), 0) != 0 || ::pwrite(file->number(), owner.data(), owner.size(), 0) < 0) {
    return refused(failure_of(path));
  }
  return DirectoryLock(*std::move(file));
}

}  // namespace plumbline::disk
