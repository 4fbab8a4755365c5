#pragma once

#include <optional>
#include <string>

#include "http/peer.h"
#include "wire/response_reader.h"

namespace plumbline::wire {

/// Why an exchange brought no response: what the two ways to run one, over a Connection and over lanes, say
/// in the same words.

/// The deadline has passed. `request_taken`: the whole request was written.
[[nodiscard]] http::NoAnswer fault_of_delay(const ResponseReader& reader, bool request_taken);

/// The peer sends no more; nullopt where that completes the response.
[[nodiscard]] std::optional<http::NoAnswer> fault_of_end(ResponseReader& reader);

/// The connection broke, as the system says it.
[[nodiscard]] http::NoAnswer fault_of_break(const std::string& reason);

}  // namespace plumbline::wire
