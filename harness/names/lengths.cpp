#include "names/lengths.h"

#include <algorithm>

namespace plumbline::names {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// The offset of the code point of that number, counted from 0; the end where there is none.
std::size_t offset_of(std::string_view text, std::size_t code_point) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_code_point(text[at]) && seen++ == code_point) return at;
  }
  return text.size();
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

Result<void, NameError> check_length(std::string_view text, LengthRange range) {
  const std::size_t code_points = count_code_points(text);
  if (code_points < range.code_points_min) return refused(NameError{NameError::Kind::too_short, text.size()});
  if (code_points > range.code_points_max) {
    return refused(NameError{NameError::Kind::too_long, offset_of(text, range.code_points_max)});
  }
  return {};
}

}  // namespace plumbline::names
