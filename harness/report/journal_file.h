#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "result.h"

namespace plumbline::report {

/// A journal on disk, open for appending, by one process at a time.
///
/// A line is handed over in one write(2): a process that is killed leaves whole lines, and at most a torn
/// last one. What the system has, it keeps when the process dies; only a crash of the machine can lose more.
class JournalFile {
 public:
  /// Makes the file, which must not be there, or must be empty.
  [[nodiscard]] static Result<JournalFile, std::string> create(const std::string& file);

  /// Opens a journal to go on with it. Its lock is held from here on.
  [[nodiscard]] static Result<JournalFile, std::string> reopen(const std::string& file);

  JournalFile(JournalFile&& other) noexcept;
  JournalFile& operator=(JournalFile&&) = delete;
  ~JournalFile();

  /// Cuts off what a broken-off run left behind its last whole line.
  [[nodiscard]] Result<void, std::string> cut_after(std::uint64_t whole_bytes);

  /// Appends a line with its newline. After a failure nothing more is written: the journal stays readable.
  void append(std::string_view line);

  /// What went wrong while writing; empty where nothing did.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  JournalFile(int descriptor, std::string file) : descriptor_(descriptor), file_(std::move(file)) {}

  int descriptor_;
  std::string file_;
  std::string failure_;
};

}  // namespace plumbline::report
