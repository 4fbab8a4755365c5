#include "app/pace.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plumbline::app {

bool answers_another_connection(const TargetOptions& options) {
  TargetOptions hurried = options;
  hurried.exchange_timeout = std::min(options.exchange_timeout, std::chrono::milliseconds(3000));
  const auto another = open_target(hurried);
  if (!another) return true;
  const http::Answer answer =
      another->peer->send({"GET", "/2015-03-31/functions/", {{"Accept", "application/json"}}, {}});
  return answer || answer.error().kind != http::NoAnswer::Kind::timeout;
}

std::optional<std::string> notice_of(const Pace& pace, std::uint64_t cases) {
  constexpr double patience_s = 60;
  if (pace.seconds_a_request <= 0) return std::nullopt;
  double a_second = pace.jobs / pace.seconds_a_request;
  if (pace.rate > 0) a_second = std::min(a_second, pace.rate);
  const double fitting = std::floor(a_second * patience_s);
  if (static_cast<double>(cases) <= fitting) return std::nullopt;
  return fmt::format(
      "the target takes {:.0f} ms a request: {} pattern cases will take about {:.0f} minutes; --budget {:.0f} fits "
      "into one",
      pace.seconds_a_request * 1000, cases, std::ceil(static_cast<double>(cases) / a_second / patience_s),
      fitting);
}

}  // namespace plumbline::app
