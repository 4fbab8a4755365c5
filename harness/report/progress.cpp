#include "report/progress.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

constexpr std::chrono::milliseconds between_draws{100};

/// What was done so early tells little of what is left.
constexpr double seconds_before_foretelling = 2;

/// Back to the first column and the line erased (ECMA-48).
constexpr std::string_view fresh_line = "\r\x1b[K";

}  // namespace

Progress::Progress(Write write, bool is_terminal, Clock clock)
    : write_(std::move(write)), is_terminal_(is_terminal), clock_(std::move(clock)), started_(clock_()) {}

void Progress::add(const suite::Outcome& outcome) {
  ++cases_;
  if (is_grave(outcome.verdict)) ++failed_;
  if (!is_terminal_) return;
  const auto now = clock_();
  if (!drawn_ || now - *drawn_ >= between_draws) draw(now);
}

/// What is left takes its time as what is done took its, request by request.
std::string Progress::time_left(double seconds) const {
  if (!expected_ || seconds < seconds_before_foretelling) return {};
  const auto requests_of = [&](std::uint64_t first, std::uint64_t single) {
    return static_cast<double>(first) * expected_->requests_of_a_first + static_cast<double>(single);
  };
  const std::uint64_t first = std::min(cases_, expected_->first);
  const double done = requests_of(first, cases_ - first);
  const double all = std::max(done, requests_of(expected_->first, expected_->single));
  const double left = seconds * (all - done) / done;
  if (left < 100) return fmt::format(", {:.0f} s left", left);
  return fmt::format(", {:.0f} min left", left / 60);
}

void Progress::draw(std::chrono::steady_clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const std::uint64_t expected = expected_ ? expected_->first + expected_->single : 0;
  const std::string cases =
      expected > cases_ ? grouped(cases_) + " of " + counted(expected, "case") : counted(cases_, "case");
  std::string line = fmt::format("{}{}, {} failed", fresh_line, cases, grouped(failed_));
  if (seconds > 0)
    line += fmt::format(", {} a second", grouped(static_cast<std::uint64_t>(double(cases_) / seconds)));
  write_(line + time_left(seconds));
  drawn_ = now;
}

void Progress::finish() {
  if (drawn_) write_(fresh_line);
  drawn_.reset();
}

}  // namespace plumbline::report
