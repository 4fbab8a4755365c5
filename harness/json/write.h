#pragma once

#include <cstddef>
#include <string>

#include "json/value.h"

namespace plumbline::json {

/// The value as JSON on one line, without spaces; members stay in their order. Strings are written as UTF-8;
/// bytes that are no UTF-8 are written as they are (a conformance suite must be able to send them).
[[nodiscard]] std::string write(const Value& value);

/// The same of a value that is given away: where one string is most of it and has room for the rest, its
/// memory becomes that of the text. For requests of 70 MB, which are not to be held twice.
[[nodiscard]] std::string write(Value&& value);

/// The room to leave behind a long string that is to be written so.
inline constexpr std::size_t write_room = 4096;

/// The value as JSON for people: two spaces a level, one member a line, a newline at the end.
[[nodiscard]] std::string write_pretty(const Value& value);

}  // namespace plumbline::json
