#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "suite/outcome.h"

/// Keeps credentials out of reports: requests may be signed, answers may link to presigned URLs, and a target
/// may send back what it was sent.
///
///     without_credentials("https://s3/x?X-Amz-Signature=9f86&a=b") ==
///         "https://s3/x?X-Amz-Signature=REDACTED&a=b"
namespace plumbline::report {

constexpr std::string_view credential_placeholder = "REDACTED";

/// The text with a placeholder for what follows the names Authorization, X-Amz-Security-Token and
/// X-Amz-Signature, as header lines, queries (also encoded once more) and JSON write it, and for what makes
/// older presigned URLs and the reference's links to packages (Code.Location) valid.
[[nodiscard]] std::string without_credentials(std::string_view text);

/// The values of those headers and query parameters replaced. The body stays: a signature never stands there.
[[nodiscard]] http::Request without_credentials(http::Request request);

/// As for requests; the response's body is cleaned as well.
[[nodiscard]] suite::Exchange without_credentials(suite::Exchange exchange);

}  // namespace plumbline::report
