#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// Where the parser stands in a pattern known to be UTF-8.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  /// The text not read yet.
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  /// The next byte, '\0' at the end.
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }

  /// Reads `expected` if it comes next.
  bool take(std::string_view expected);
  void skip(std::size_t bytes) { at_ += bytes; }
  void go_back_to(std::size_t position) { at_ = position; }
  /// Reads one code point; there must be one.
  char32_t next();
  /// Reads a decimal number of any length, at most 2^32-2; nullopt, with nothing read, where there is none.
  std::optional<std::uint32_t> number();
  /// Reads exactly `digits` hexadecimal digits; nullopt, with nothing read, where there are fewer.
  std::optional<char32_t> hexadecimal(std::size_t digits);
  /// Reads up to and over `end`; nullopt, with nothing read, where it does not come.
  std::optional<std::string_view> until(std::string_view end);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

[[nodiscard]] inline tl::unexpected<PatternError> refused_at(std::size_t position, std::string reason) {
  return refused(PatternError{position, std::move(reason)});
}

}  // namespace plumbline::pattern
