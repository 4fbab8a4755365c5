#include "names/handler.h"

#include <algorithm>
#include <array>

#include "names/lengths.h"

namespace plumbline::names {
namespace {

/// `\s`: the white space and the line ends of ECMA-262 (12.2, 12.3), in UTF-8.
constexpr std::array<std::string_view, 25> spaces = {
    "\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\u00A0", "\u1680", "\u2000",
    "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
    "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};

/// Where the first space begins; npos where there is none.
std::size_t first_space(std::string_view text) {
  std::size_t first = text.npos;
  for (const std::string_view space : spaces) first = std::min(first, text.find(space));
  return first;
}

}  // namespace

Result<void, NameError> check_handler(std::string_view text) {
  if (auto length = check_length(text, {0, 128}); !length) return length;
  const std::size_t space = text.empty() ? 0 : first_space(text);
  if (space == text.npos) return {};
  return refused(NameError{NameError::Kind::pattern, space});
}

}  // namespace plumbline::names
