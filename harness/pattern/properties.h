#pragma once

#include <optional>
#include <string_view>

#include "pattern/code_points.h"

namespace plumbline::pattern {

/// What the names inside `\p{...}` and `[:...:]` denote. The tables are those of Unicode 14.0; the POSIX
/// names are ASCII only, as in Java.
///
///     property("Lu")           general category; also "L", "Letter", "IsL", "gc=Lu", "Any", "Assigned"
///     property("Alnum")        POSIX class
///     property("IsLatin")      script; also "Latin", "script=Latin"
///     property("Alphabetic")   also "IsAlphabetic"
///
/// nullopt where the name is not known.
[[nodiscard]] std::optional<CodePointSet> property(std::string_view name);

/// The POSIX class of a name in lower case, as in `[[:alnum:]]`; nullopt where there is none.
[[nodiscard]] std::optional<CodePointSet> posix_class(std::string_view name);

}  // namespace plumbline::pattern
