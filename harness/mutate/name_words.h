#pragma once

#include <span>
#include <string_view>

namespace plumbline::mutate {

/// What stands, or nearly could stand, between the colons of a FunctionName or an ARN: right words, foreign
/// ones, and misspellings that a lax reader takes for the right ones.
[[nodiscard]] std::span<const std::string_view> partitions();
[[nodiscard]] std::span<const std::string_view> regions();
[[nodiscard]] std::span<const std::string_view> accounts();
[[nodiscard]] std::span<const std::string_view> words();  ///< "arn", "lambda", "function" and their like
[[nodiscard]] std::span<const std::string_view> function_names();
[[nodiscard]] std::span<const std::string_view> qualifiers();

/// Whole names of every form of the page.
[[nodiscard]] std::span<const std::string_view> whole_names();

/// Parts of a percent-encoded path: right escapes, double ones, broken ones.
[[nodiscard]] std::span<const std::string_view> percent_forms();

}  // namespace plumbline::mutate
