#include "disk/descriptor.h"

#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace plumbline::disk {

std::string failure_of(const std::filesystem::path& path, int error_number) {
  return path.string() + ": " + std::generic_category().message(error_number);
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Result<Descriptor, std::string> Descriptor::open(const std::filesystem::path& path, int flags) {
  constexpr mode_t owner_only = 0600;
  const int number = ::open(path.c_str(), flags | O_CLOEXEC, owner_only);
  if (number >= 0) return Descriptor(number);
  const int why = errno;
  auto failure = refused(failure_of(path, why));
  errno = why;
  return failure;
}

}  // namespace plumbline::disk
