#pragma once

#include <cstddef>
#include <string_view>

#include "names/name_error.h"
#include "result.h"

/// Length constraints. The page says "length" and means characters; as Smithy defines it, these are Unicode
/// code points and not bytes: a key of 1024 umlauts is 2048 bytes and just within its limit.
namespace plumbline::names {

struct LengthRange {
  std::size_t code_points_min;
  std::size_t code_points_max;
};

/// Code points of a UTF-8 text. Bytes that are no UTF-8 count as one each unless they look like
/// continuations.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Refuses a text outside the range, both ends included, as too_short (at its end) or too_long (at the first
/// code point past the maximum).
[[nodiscard]] Result<void, NameError> check_length(std::string_view text, LengthRange range);

}  // namespace plumbline::names
