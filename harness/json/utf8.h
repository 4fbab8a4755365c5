#pragma once

#include <cstddef>
#include <string_view>

namespace plumbline::json {

/// How many bytes the character has that the text begins with, in well-formed UTF-8 (RFC 3629: no surrogates,
/// nothing longer than need be, nothing cut short); 0 where it begins with none.
///
///     character_bytes("\xC3\xA9t\xC3\xA9") == 2
///     character_bytes("\xFF") == 0
[[nodiscard]] std::size_t character_bytes(std::string_view text);

}  // namespace plumbline::json
