#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace plumbline::fuzz {

/// The law of a target: it holds for these bytes, whatever they are, or the process ends through broken().
/// Each target defines it once, in the file that has the target's name.
///
///     void hold(std::string_view bytes) { expect_same("decode of encode", decode(encode(bytes)), bytes); }
void hold(std::string_view bytes);

/// Prints the law, both sides, and the input escaped as in a C string; then aborts, which a fuzzer takes for
/// a crash. The input is that of the call of hold() that is under way.
[[noreturn]] void broken(std::string_view law, std::string_view left, std::string_view right);

/// Holds the law for an input that broken() knows of.
void hold_for(std::string_view bytes);

[[nodiscard]] std::string escaped(std::string_view bytes);

inline std::string shown(bool flag) { return flag ? "yes" : "no"; }
inline std::string shown(std::integral auto number) { return std::to_string(number); }
inline std::string shown(std::string_view text) { return escaped(text); }

/// Breaks the law where two readings of the same thing differ.
template <class Left, class Right>
void expect_same(std::string_view law, const Left& left, const Right& right) {
  if (!(left == right)) broken(law, shown(left), shown(right));
}

/// Breaks the law where something does not hold; `what` says it for people.
inline void expect(std::string_view law, bool holds, std::string_view what) {
  if (!holds) broken(law, "expected", what);
}

}  // namespace plumbline::fuzz
