#include "names/handler.h"

#include <algorithm>

#include "names/characters.h"
#include "names/lengths.h"

namespace plumbline::names {

Result<void, NameError> check_handler(std::string_view text) {
  if (auto length = check_length(text, {0, 128}); !length) return length;
  const auto space = std::ranges::find_if(text, is_space);
  if (!text.empty() && space == text.end()) return {};
  return refused(NameError{NameError::Kind::pattern, static_cast<std::size_t>(space - text.begin())});
}

}  // namespace plumbline::names
