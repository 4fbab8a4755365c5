#include "service/resource_arn.h"

#include <algorithm>
#include <array>

#include "names/characters.h"
#include "names/partition.h"

namespace plumbline::service {
namespace {

/// Takes what stands before the next colon off the text, and the colon; all of it where there is none.
std::string_view take_part(std::string_view& text) {
  const std::size_t colon = text.find(':');
  const std::string_view part = text.substr(0, colon);
  text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
  return part;
}

template <class Predicate>
bool is_made_of(std::string_view text, Predicate is_character) {
  return !text.empty() && std::ranges::all_of(text, is_character);
}

bool is_dashed_character(char c) { return names::is_letter(c) || names::is_digit(c) || c == '-'; }

/// Whether the text has what `.` leaves out: a line end of ECMA-262 (12.3), in UTF-8.
bool has_line_end(std::string_view text) {
  constexpr std::array<std::string_view, 4> line_ends = {"\n", "\r", "\u2028", "\u2029"};
  return std::ranges::any_of(line_ends, [&](std::string_view end) { return text.find(end) != text.npos; });
}

bool is_service_character(char c) { return names::is_lower(c) || names::is_digit(c) || c == '-' || c == '.'; }

}  // namespace

bool is_resource_arn_or_empty(std::string_view text) {
  if (text.empty()) return true;
  // Four parts, the last of which may be empty and hold further colons.
  if (std::ranges::count(text, ':') < 3) return false;
  if (take_part(text) != "arn" || !names::is_partition(take_part(text))) return false;
  if (!is_made_of(take_part(text), is_service_character)) return false;
  return !has_line_end(text);
}

bool is_layer_version_arn(std::string_view text) {
  return take_part(text) == "arn" && is_made_of(take_part(text), is_dashed_character) &&
         take_part(text) == "lambda" && is_made_of(take_part(text), is_dashed_character) &&
         names::is_account(take_part(text)) && take_part(text) == "layer" &&
         is_made_of(take_part(text), names::is_word_character) && is_made_of(text, names::is_digit);
}

}  // namespace plumbline::service
