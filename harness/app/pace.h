#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/target.h"

namespace plumbline::app {

/// Whether the endpoint answers on a new connection while the caller keeps one open. Simple servers do not:
/// they would keep all but one of several connections waiting.
[[nodiscard]] bool answers_another_connection(const TargetOptions& options);

/// How fast cases can be run.
struct Pace {
  double seconds_a_request = 0;  ///< as measured
  unsigned jobs = 1;
  double rate = 0;  ///< requests a second at most; 0: no limit
};

/// What to tell the user before so many cases of one request each are run, where they would take longer than
/// a minute: how long, and which --budget fits into one.
[[nodiscard]] std::optional<std::string> notice_of(const Pace& pace, std::uint64_t cases);

}  // namespace plumbline::app
