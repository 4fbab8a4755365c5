#pragma once

#include <cerrno>
#include <filesystem>
#include <string>
#include <utility>

#include "result.h"

namespace plumbline::disk {

/// What did not work on the disk, for people: "/data/lock: Permission denied".
[[nodiscard]] std::string failure_of(const std::filesystem::path& path, int error_number = errno);

/// An open file or folder, closed with its owner.
///
///     const auto file = Descriptor::open(path, O_RDONLY);
///     if (!file) return refused(file.error());
///     ::fstat(file->number(), &facts);
class Descriptor {
 public:
  Descriptor() = default;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  /// open(2), never inherited by programs that this one starts. New files are for their owner alone. After a
  /// refusal errno says why, too.
  [[nodiscard]] static Result<Descriptor, std::string> open(const std::filesystem::path& path, int flags);

  [[nodiscard]] int number() const { return number_; }

 private:
  explicit Descriptor(int number) : number_(number) {}

  int number_ = -1;
};

}  // namespace plumbline::disk
