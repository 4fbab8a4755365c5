#pragma once

#include <string_view>

namespace plumbline::pattern {

// Properties of Unicode 14.0 as runs over all code points from 0: "65Common26Latin" says that 65 code points
// are Common and the next 26 Latin. Written by unicode_table.pl.

[[nodiscard]] std::string_view unicode_category_runs();  ///< general categories, two letters: "Lu"
[[nodiscard]] std::string_view unicode_script_runs();    ///< scripts by their long names: "Latin"

// Properties that a code point has ("Y") or has not ("N").
[[nodiscard]] std::string_view unicode_alphabetic_runs();
[[nodiscard]] std::string_view unicode_ideographic_runs();
[[nodiscard]] std::string_view unicode_lowercase_runs();
[[nodiscard]] std::string_view unicode_uppercase_runs();
[[nodiscard]] std::string_view unicode_white_space_runs();

}  // namespace plumbline::pattern
