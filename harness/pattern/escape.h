#pragma once

#include <optional>

#include "pattern/reader.h"

namespace plumbline::pattern {

/// What an escape stands for: one code point, which may begin a range in a class, or a set, which may not.
/// The set of a lone surrogate is empty, its code point is kept for ranges such as `\uD800-\uDFFF`.
struct Atom {
  CodePointSet set;
  std::optional<char32_t> code_point;

  [[nodiscard]] static Atom one(char32_t code_point) { return {CodePointSet::of(code_point), code_point}; }
};

/// Reads the escape whose backslash has just been read, inside or outside of a class. Assertions and back
/// references are not for here: the parser takes them first.
[[nodiscard]] Result<Atom, PatternError> read_escape(Reader& reader, bool in_class);

/// Reads the class whose `[` has just been read, up to and over its `]`.
[[nodiscard]] Result<CodePointSet, PatternError> read_class(Reader& reader, bool ignore_case);

/// ECMA-262's LineTerminator, which `.` does not match and beside which a multi-line anchor holds.
[[nodiscard]] CodePointSet line_ends();
/// `\w`.
[[nodiscard]] CodePointSet word_characters();

}  // namespace plumbline::pattern
