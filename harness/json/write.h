#pragma once

#include <string>

#include "json/value.h"

namespace plumbline::json {

/// The value as JSON on one line, without spaces; members stay in their order. Strings are written as UTF-8;
/// bytes that are no UTF-8 are written as they are (a conformance suite must be able to send them).
[[nodiscard]] std::string write(const Value& value);

/// The value as JSON for people: two spaces a level, one member a line, a newline at the end.
[[nodiscard]] std::string write_pretty(const Value& value);

}  // namespace plumbline::json
