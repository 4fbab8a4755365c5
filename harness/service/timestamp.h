#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace plumbline::service {

/// A moment of the injected clock.
using Time = std::chrono::system_clock::time_point;

/// What time it is. Called from many threads at once.
using Clock = std::function<Time()>;

/// LastModified as AWS writes it: milliseconds, and an offset without a colon (page:
/// YYYY-MM-DDThh:mm:ss.sTZD).
///
///     timestamp_text(Time{}) == "1970-01-01T00:00:00.000+0000"
[[nodiscard]] std::string timestamp_text(Time moment);

}  // namespace plumbline::service
