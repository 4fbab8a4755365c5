#pragma once

#include <chrono>
#include <string>

namespace plumbline::service {

/// A moment of the injected clock.
using Time = std::chrono::system_clock::time_point;

/// LastModified as AWS writes it: milliseconds, and an offset without a colon (page:
/// YYYY-MM-DDThh:mm:ss.sTZD).
///
///     timestamp_text(Time{}) == "1970-01-01T00:00:00.000+0000"
[[nodiscard]] std::string timestamp_text(Time moment);

}  // namespace plumbline::service
