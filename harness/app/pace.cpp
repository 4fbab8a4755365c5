#include "app/pace.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace plumbline::app {
namespace {

http::Request small_request() {
  return {"GET", "/2015-03-31/functions/", {{"Accept", "application/json"}}, {}};
}

}  // namespace

bool answers_another_connection(const TargetOptions& options) {
  TargetOptions hurried = options;
  hurried.exchange_timeout = std::min(options.exchange_timeout, std::chrono::milliseconds(3000));
  const auto another = open_target(hurried);
  if (!another) return true;
  const http::Answer answer = another->peer->send(small_request());
  return answer || answer.error().kind != http::NoAnswer::Kind::timeout;
}

double seconds_a_request(http::Peer& peer) {
  using Clock = std::chrono::steady_clock;
  constexpr int requests = 3;
  Clock::duration quickest = Clock::duration::max();
  for (int i = 0; i < requests; ++i) {
    const auto begin = Clock::now();
    (void)peer.send(small_request());
    quickest = std::min(quickest, Clock::now() - begin);
  }
  return std::chrono::duration<double>(quickest).count();
}

std::optional<std::uint64_t> fitting_part(const Pace& pace, std::uint64_t cases) {
  constexpr double patience_s = 120;
  constexpr double cases_min = 500;
  if (pace.seconds_a_request <= 0) return std::nullopt;
  double a_second = pace.jobs / pace.seconds_a_request;
  if (pace.rate > 0) a_second = std::min(a_second, pace.rate);
  const double fitting = std::max(cases_min, std::floor(a_second * patience_s));
  if (static_cast<double>(cases) <= fitting) return std::nullopt;
  return static_cast<std::uint64_t>(fitting);
}

std::string notice_of(const Pace& pace, std::uint64_t run, std::uint64_t cases) {
  return fmt::format(
      "the target takes {:.0f} ms a request: the {} most telling of {} pattern cases are run; --budget 0 runs all",
      pace.seconds_a_request * 1000, run, cases);
}

}  // namespace plumbline::app
