#pragma once

#include <string_view>

namespace plumbline::app {

/// What a request asks for, by the operation's name; "Metrics" for the one that is this program's own, and
/// "none" where there is no such operation.
///
///     operation_of("PUT", "/2015-03-31/functions/my-function/code") == "UpdateFunctionCode"
[[nodiscard]] std::string_view operation_of(std::string_view method, std::string_view target);

/// Where the metrics are to be read.
inline constexpr std::string_view metrics_path = "/_plumbline/metrics";

}  // namespace plumbline::app
