#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "app/target.h"

namespace plumbline::app {

/// Whether the endpoint answers on a new connection while the caller keeps one open. Simple servers do not:
/// they would keep all but one of several connections waiting.
[[nodiscard]] bool answers_another_connection(const TargetOptions& options);

/// How long the endpoint takes for a small request, the quickest of a few.
[[nodiscard]] double seconds_a_request(http::Peer& peer);

/// How long the endpoint takes until it has answered so many small requests that come at once; nullopt where
/// one of them is not answered, or not yet to be made (429, 503).
[[nodiscard]] std::optional<double> seconds_of_burst(http::Peer& peer, unsigned requests);
using Burst = std::function<std::optional<double>(unsigned requests)>;

/// Cases at once where nobody says how many.
constexpr unsigned usual_jobs = 8;
constexpr unsigned fitting_jobs_max = 64;

/// A request that takes less time is not worth looking for what the target does with several of them.
constexpr double slow_request_s = 0.02;

/// How fast cases can be run.
struct Pace {
  double seconds_a_request = 0;  ///< as measured, one by one
  unsigned jobs = 1;             ///< cases at once
  double seconds_at_once = 0;    ///< for so many requests at once; 0: for each as long as for one alone
  double rate = 0;               ///< requests a second at most; 0: no limit

  [[nodiscard]] double requests_a_second() const;
};

/// How many cases to keep under way: the usual ones at a quick target; at a slow one as many, by doubling and
/// halving, as it answers about as quickly as a single request, from two to fitting_jobs_max. No more than
/// the usual ones where so many might come to wait for each other for half of `timeout_s`.
[[nodiscard]] Pace fitting_pace(double seconds_a_request, double timeout_s, const Burst& burst);

/// What there is to run.
struct Work {
  std::uint64_t cases = 0;     ///< of several requests each
  std::uint64_t patterns = 0;  ///< cases of one request each
  std::uint64_t parts = 1;     ///< of all of which one is run
};

/// The requests of a case that is not of a pattern, the making of functions and the looks at them among them:
/// the average of all.
constexpr double requests_a_case = 3.5;

/// How many pattern cases are run in two minutes; some hundreds at least, however slow that is. nullopt where
/// so many are.
[[nodiscard]] std::optional<std::uint64_t> fitting_part(const Pace& pace, std::uint64_t patterns);

/// What to tell the user of a slow target before its cases are run: how long a request takes, how many are
/// kept under way, how many of the `patterns` there are are run, and how long all will take.
[[nodiscard]] std::string notice_of(const Pace& pace, const Work& run, std::uint64_t patterns);

}  // namespace plumbline::app
