#include "pattern/reader.h"

#include <algorithm>

#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

std::optional<char32_t> hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<char32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<char32_t>(c - 'A' + 10);
  return std::nullopt;
}

}  // namespace

bool Reader::take(std::string_view expected) {
  if (!rest().starts_with(expected)) return false;
  at_ += expected.size();
  return true;
}

char32_t Reader::next() { return decode_one(text_, at_).value(); }

std::optional<std::uint32_t> Reader::number() {
  if (peek() < '0' || peek() > '9') return std::nullopt;
  std::uint64_t value = 0;
  for (; peek() >= '0' && peek() <= '9'; ++at_) {
    value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(peek() - '0'), unbounded - 1);
  }
  return static_cast<std::uint32_t>(value);
}

std::optional<char32_t> Reader::hexadecimal(std::size_t digits) {
  if (rest().size() < digits) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const auto digit = hexadecimal_digit(rest()[i]);
    if (!digit) return std::nullopt;
    value = value * 16 + *digit;
  }
  at_ += digits;
  return value;
}

std::optional<std::string_view> Reader::until(std::string_view end) {
  const std::size_t found = rest().find(end);
  if (found == std::string_view::npos) return std::nullopt;
  const std::string_view before = rest().substr(0, found);
  at_ += found + end.size();
  return before;
}

}  // namespace plumbline::pattern
