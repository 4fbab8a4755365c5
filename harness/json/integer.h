#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plumbline::json {

/// The text of a JSON number as an integer, where it is written as one (no fraction, no exponent) and fits 64
/// bits.
[[nodiscard]] std::optional<std::int64_t> integer_of(std::string_view number);

}  // namespace plumbline::json
