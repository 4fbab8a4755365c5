#pragma once

#include <string>
#include <string_view>

namespace plumbline::app {

/// A request target as a log may have it: on one line of plain ASCII, of bounded length, and without secrets.
/// Kept are the values of Lambda's own query parameters; those of others (signatures, tokens) and the address
/// of a package become "***". Whatever could break out of a line or a string is percent-encoded.
///
///     logged_target("/f?Qualifier=1&X-Amz-Signature=5d67") == "/f?Qualifier=1&X-Amz-Signature=***"
[[nodiscard]] std::string logged_target(std::string_view target);

}  // namespace plumbline::app
