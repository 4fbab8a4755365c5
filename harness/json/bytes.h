#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace plumbline::json {

/// The first byte that can stand nowhere in a JSON text: a control character that is no white space (RFC
/// 8259, 2 and 7), or one that is not part of well-formed UTF-8 (RFC 3629: no surrogates, nothing longer than
/// need be). nullopt where there is none.
///
///     find_illegal_byte("\"a\xFF\"") == 2
[[nodiscard]] std::optional<std::size_t> find_illegal_byte(std::string_view text);

}  // namespace plumbline::json
