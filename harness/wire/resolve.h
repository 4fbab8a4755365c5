#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "http/peer.h"
#include "result.h"

namespace plumbline::wire {

/// The numeric addresses of a host, in the order in which the system would try them. A name that cannot be
/// looked up by the deadline is `unresolved`; the system's own search then ends in the background.
///
///     addresses_of("localhost", deadline) == {"127.0.0.1"}
[[nodiscard]] Result<std::vector<std::string>, http::NoAnswer> addresses_of(
    const std::string& host, std::chrono::steady_clock::time_point deadline);

}  // namespace plumbline::wire
