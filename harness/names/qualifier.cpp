#include "names/qualifier.h"

#include <algorithm>

#include "names/characters.h"
#include "names/lengths.h"

namespace plumbline::names {
namespace {

bool in_qualifier(char c) { return is_word_character(c) || c == '$'; }

}  // namespace

bool is_qualifier(std::string_view text) { return std::ranges::all_of(text, in_qualifier); }

Result<void, NameError> check_qualifier(std::string_view text) {
  if (auto length = check_length(text, {1, 128}); !length) return length;
  const auto wrong = std::ranges::find_if_not(text, in_qualifier);
  if (wrong == text.end()) return {};
  return refused(NameError{NameError::Kind::pattern, static_cast<std::size_t>(wrong - text.begin())});
}

}  // namespace plumbline::names
