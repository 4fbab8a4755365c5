#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Text for people: what a target sent is hostile until it is made printable.
///
///     printable("a\x1b[2Jb\n") == "a\\x1b[2Jb\\n"
///     counted(1203, "case") == "1,203 cases"
namespace plumbline::report {

/// How many bytes of a target's text a report shows where nobody asks for more.
constexpr std::size_t shown_bytes_max = 400;

/// The text on one line, fit for terminals, logs, XML 1.0 and JSON: valid UTF-8 stays; control characters,
/// characters that no reader sees or that turn the direction of text, and bytes that are no UTF-8 become
/// escapes. What lies past `bytes_max` is left out, and its absence told.
[[nodiscard]] std::string printable(std::string_view text, std::size_t bytes_max = shown_bytes_max);

/// Whether `printable` would leave the whole text as it is.
[[nodiscard]] bool is_printable(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);

/// "1,203".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "1 case", "1,203 cases".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);

/// The text in lines of at most `columns` bytes, broken at blanks, each behind `indent` and ended by a
/// newline. A longer word keeps a line of its own.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view indent, std::size_t columns = 100);

}  // namespace plumbline::report
