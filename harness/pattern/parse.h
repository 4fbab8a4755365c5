#pragma once

#include <string_view>

#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// Reads a documented pattern. Smithy's `pattern` trait is ECMA-262; services write what Java takes as well.
/// Where the two differ, ECMA-262 holds; what only Java has is read as Java reads it.
///
/// - Literals; `\t \n \r \f \v \a \e \0 \cX \xHH \x{H..} \uHHHH \u{H..}`, octal `\0ooo`; `\uD83D\uDE00` is
/// one code
///   point; `\Q..\E`; a `]`, `}` or a `{` that begins no quantifier stands for itself.
/// - `.` is all but `\n \r U+2028 U+2029`, or all under `(?s)`. `\d` and `\w` are ASCII, `\s` is white space
/// and line
///   ends of ECMA-262; `\h`, `\R` and `\p{...}` (see properties.h).
/// - Classes: a `-` that joins no two characters stands for itself; `[[:alpha:]]`; Java's `[a-z&&[^x]]`. `[]`
/// is empty
///   and `[^]` is everything.
/// - Groups, named or not; alternatives; quantifiers, greedy or lazy, and possessive after one character
/// class.
/// - `^ $ \A \z \Z \b \B`, look-ahead and look-behind of any length. `$` is the very end of the text.
/// - Flags `i` (ASCII), `s`, `m`, for a group or the rest of one.
///
/// Refused with the reason: back references, atomic groups, conditionals, recursion, other flags, look-ahead
/// within look-behind (by compile), unknown names and escapes, text that is no UTF-8, groups nested deeper
/// than 200.
///
///     parse("[a-zA-Z0-9-_]+")      parse(R"((a)\1)").error() == PatternError{3, "back references ..."}
[[nodiscard]] Result<Tree, PatternError> parse(std::string_view pattern);

}  // namespace plumbline::pattern
