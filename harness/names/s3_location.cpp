#include "names/s3_location.h"

#include <algorithm>

#include "names/characters.h"
#include "names/lengths.h"

namespace plumbline::names {
namespace {

bool in_bucket_name(char c) { return is_word_character(c) || c == '.'; }

}  // namespace

bool is_bucket_name(std::string_view text) {
  return std::ranges::all_of(text, in_bucket_name) && !text.ends_with('.');
}

Result<void, NameError> check_bucket_name(std::string_view text) {
  if (auto length = check_length(text, {3, 63}); !length) return length;
  if (is_bucket_name(text)) return {};
  const auto wrong = std::ranges::find_if_not(text, in_bucket_name);
  const auto last = text.end() - 1;  // wrong by being a dot, where all else is right
  const auto position = (wrong == text.end() ? last : wrong) - text.begin();
  return refused(NameError{NameError::Kind::pattern, static_cast<std::size_t>(position)});
}

Result<void, NameError> check_object_key(std::string_view text) { return check_length(text, {1, 1024}); }

Result<void, NameError> check_object_version(std::string_view text) { return check_length(text, {1, 1024}); }

}  // namespace plumbline::names
