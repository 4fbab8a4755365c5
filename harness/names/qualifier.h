#pragma once

#include <string_view>

#include "names/name_error.h"
#include "result.h"

namespace plumbline::names {

/// `(|[a-zA-Z0-9$_-]+)`, whatever the length: a version, an alias or $LATEST, as recorded from AWS for the
/// Qualifier parameter of GetFunction. "$" may stand anywhere: "$latest" is well-formed and names nothing.
[[nodiscard]] bool is_qualifier(std::string_view text);

/// Checks the Qualifier parameter of an operation: 1 to 128 long and of the pattern.
///
///     check_qualifier("$LATEST")
[[nodiscard]] Result<void, NameError> check_qualifier(std::string_view text);

}  // namespace plumbline::names
