#include "app/pace.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::app {
namespace {

http::Request small_request() {
  return {"GET", "/2015-03-31/functions/", {{"Accept", "application/json"}}, {}};
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

bool is_throttled(const http::Answer& answer) { return answer->status == 429 || answer->status == 503; }

/// Whether so many at once, the pace's jobs, are answered about as quickly as one. Once more where not:
/// connections are kept, and making them took its time.
bool is_taken_at_once(Pace& pace, const Burst& burst) {
  constexpr double noise_s = 0.01;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto seconds = burst(pace.jobs);
    pace.seconds_at_once = seconds.value_or(0);
    if (!seconds) return false;
    if (*seconds <= 1.5 * pace.seconds_a_request + noise_s) return true;
  }
  return false;
}

std::string minutes_of(double seconds) {
  const double minutes = std::ceil(seconds / 60);
  return minutes <= 1 ? "about a minute" : fmt::format("about {:.0f} minutes", minutes);
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
  constexpr int requests = 3;
  double quickest = std::numeric_limits<double>::max();
  for (int i = 0; i < requests; ++i) {
    const auto begin = Clock::now();
    (void)peer.send(small_request());
    quickest = std::min(quickest, seconds_since(begin));
  }
  return quickest;
}

std::optional<double> seconds_of_burst(http::Peer& peer, unsigned requests) {
  std::atomic<bool> all_answered = true;
  const auto begin = Clock::now();
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < requests; ++i) {
    threads.emplace_back([&] {
      const http::Answer answer = peer.send(small_request());
      if (!answer || is_throttled(answer)) all_answered = false;
    });
  }
  for (std::thread& thread : threads) thread.join();
  return all_answered ? std::optional(seconds_since(begin)) : std::nullopt;
}

Pace fitting_pace(double seconds_a_request, double timeout_s, const Burst& burst) {
  Pace pace{.seconds_a_request = seconds_a_request, .jobs = usual_jobs};
  if (seconds_a_request < slow_request_s) return pace;
  if (!is_taken_at_once(pace, burst)) {
    do {
      pace.jobs /= 2;
    } while (!is_taken_at_once(pace, burst) && pace.jobs > 2);
    return pace;
  }
  for (Pace more = pace;;) {
    more.jobs *= 2;
    const bool may_be = more.jobs <= fitting_jobs_max && more.jobs * seconds_a_request <= timeout_s / 2;
    if (!may_be || !is_taken_at_once(more, burst)) return pace;
    pace = more;
  }
}

double Pace::requests_a_second() const {
  const double a_second = jobs / (seconds_at_once > 0 ? seconds_at_once : seconds_a_request);
  return rate > 0 ? std::min(a_second, rate) : a_second;
}

std::optional<std::uint64_t> fitting_part(const Pace& pace, std::uint64_t patterns) {
  constexpr double patience_s = 120;
  constexpr double cases_min = 500;
  if (pace.seconds_a_request <= 0) return std::nullopt;
  const double fitting = std::max(cases_min, std::floor(pace.requests_a_second() * patience_s));
  if (static_cast<double>(patterns) <= fitting) return std::nullopt;
  return static_cast<std::uint64_t>(fitting);
}

std::string notice_of(const Pace& pace, const Work& run, std::uint64_t patterns) {
  const double requests =
      requests_a_case * static_cast<double>(run.cases) + static_cast<double>(run.patterns);
  const double seconds = requests / pace.requests_a_second() / static_cast<double>(run.parts);
  std::string text =
      fmt::format("the target takes {:.0f} ms a request, of which {} under way at once",
                  pace.seconds_a_request * 1000, pace.jobs == 1 ? "1 is" : fmt::format("{} are", pace.jobs));
  if (run.patterns < patterns)
    text += fmt::format("; the {} most telling of {} pattern cases are run (--budget 0 runs all)",
                        report::grouped(run.patterns), report::grouped(patterns));
  return text + fmt::format("; {} in all", minutes_of(seconds));
}

}  // namespace plumbline::app
