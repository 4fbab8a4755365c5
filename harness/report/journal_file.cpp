#include "report/journal_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::report {
namespace {

std::string reason() { return std::strerror(errno); }

/// An open descriptor that holds the file's lock, or why there is none.
Result<int, std::string> open_locked(const std::string& file, int flags) {
  const int descriptor = ::open(file.c_str(), flags | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor < 0) return refused(file + ": " + reason());
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  const std::string why = errno == EWOULDBLOCK ? "another run is writing this journal" : reason();
  ::close(descriptor);
  return refused(file + ": " + why);
}

}  // namespace

Result<JournalFile, std::string> JournalFile::create(const std::string& file) {
  const auto descriptor = open_locked(file, O_CREAT);
  if (!descriptor) return refused(descriptor.error());
  JournalFile journal(*descriptor, file);
  struct stat known {};
  if (::fstat(*descriptor, &known) != 0) return refused(file + ": " + reason());
  if (known.st_size > 0)
    return refused(file + ": is there already; go on with it by --resume, or name another file");
  return journal;
}

Result<JournalFile, std::string> JournalFile::reopen(const std::string& file) {
  const auto descriptor = open_locked(file, 0);
  if (!descriptor) return refused(descriptor.error());
  return JournalFile(*descriptor, file);
}

JournalFile::JournalFile(JournalFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      file_(std::move(other.file_)),
      failure_(std::move(other.failure_)) {}

JournalFile::~JournalFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void, std::string> JournalFile::cut_after(std::uint64_t whole_bytes) {
  if (::ftruncate(descriptor_, static_cast<off_t>(whole_bytes)) == 0) return {};
  return refused(file_ + ": " + reason());
}

void JournalFile::append(std::string_view line) {
  while (!line.empty() && failure_.empty()) {
    const ssize_t written = ::write(descriptor_, line.data(), line.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      failure_ = file_ + ": " + reason();
    else
      line.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace plumbline::report
