#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/target.h"

namespace plumbline::app {

/// Whether the endpoint answers on a new connection while the caller keeps one open. Simple servers do not:
/// they would keep all but one of several connections waiting.
[[nodiscard]] bool answers_another_connection(const TargetOptions& options);

/// How long the endpoint takes for a small request, the quickest of a few.
[[nodiscard]] double seconds_a_request(http::Peer& peer);

/// How fast cases can be run.
struct Pace {
  double seconds_a_request = 0;  ///< as measured
  unsigned jobs = 1;
  double rate = 0;  ///< requests a second at most; 0: no limit
};

/// How many cases of one request each are run in two minutes; some hundreds at least, however slow that is.
/// nullopt where so many are.
[[nodiscard]] std::optional<std::uint64_t> fitting_part(const Pace& pace, std::uint64_t cases);

/// What to tell the user before cases of one request each are run: how long a request takes, and how many of
/// them are run.
[[nodiscard]] std::string notice_of(const Pace& pace, std::uint64_t run, std::uint64_t cases);

}  // namespace plumbline::app
