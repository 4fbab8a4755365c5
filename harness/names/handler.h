#pragma once

#include <string_view>

#include "names/name_error.h"
#include "result.h"

namespace plumbline::names {

/// Checks a Handler, the entry point that Lambda calls (FunctionConfiguration, "Handler"): at most 128 long,
/// of
/// `[^\s]+`. The empty text breaks the pattern; the page gives no minimum length.
///
///     check_handler("index.handler")
[[nodiscard]] Result<void, NameError> check_handler(std::string_view text);

}  // namespace plumbline::names
