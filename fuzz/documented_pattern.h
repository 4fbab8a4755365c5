#pragma once

#include <cstddef>
#include <string_view>

#include "pattern/matcher.h"

namespace plumbline::fuzz {

/// What the page says of a member, read by other means than the recogniser under test: the pattern compiled
/// as it is printed, the length counted from what UTF-8 is.
class DocumentedPattern {
 public:
  explicit DocumentedPattern(std::string_view pattern);

  [[nodiscard]] bool matches(std::string_view text) const { return matcher_(text); }

 private:
  pattern::Matcher matcher_;
};

/// Code points: the bytes that do not continue another one.
[[nodiscard]] std::size_t length_of(std::string_view text);

}  // namespace plumbline::fuzz
