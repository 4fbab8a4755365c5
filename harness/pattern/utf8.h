#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::pattern {

/// Reads the Unicode scalar value that starts at byte `at` of `text` and moves `at` past it. nullopt, with
/// `at` unmoved, where the bytes there are no UTF-8 (RFC 3629): stray or missing continuation bytes, overlong
/// forms, surrogates, values above U+10FFFF. `at` must be less than the size of `text`.
[[nodiscard]] std::optional<char32_t> decode_one(std::string_view text, std::size_t& at);

/// Appends a Unicode scalar value as UTF-8.
void append_utf8(char32_t code_point, std::string& text);

/// The number of code points of a text; nullopt where it is no UTF-8.
[[nodiscard]] std::optional<std::size_t> length_in_code_points(std::string_view text);

}  // namespace plumbline::pattern
