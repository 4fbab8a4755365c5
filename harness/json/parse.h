#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "json/value.h"
#include "result.h"

namespace plumbline::json {

/// Why a text is no JSON, and where.
struct ParseError {
  std::size_t offset = 0;  ///< bytes from the start of the text
  std::string reason;      ///< "an object member needs a ':'", for people
};

/// What a text may cost. Hostile input ends at these, not at the end of memory.
struct ParseLimits {
  std::size_t depth_max = 128;          ///< nested arrays and objects
  std::size_t values_max = 10'000'000;  ///< values in all
};

/// Reads one JSON text (RFC 8259, UTF-8, whole): strict, without recursion, every string valid UTF-8.
/// Numbers keep their text; those beyond the range of a double are refused, which RFC 8259, 9 leaves open.
/// Refuses comments, trailing commas, a byte order mark, lone surrogates, anything after the value.
[[nodiscard]] Result<Value, ParseError> parse(std::string_view text, const ParseLimits& limits = {});

}  // namespace plumbline::json
