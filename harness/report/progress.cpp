#include "report/progress.h"

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

constexpr std::chrono::milliseconds between_draws{100};

/// Back to the first column and the line erased (ECMA-48).
constexpr std::string_view fresh_line = "\r\x1b[K";

}  // namespace

Progress::Progress(Write write, bool is_terminal, Clock clock)
    : write_(std::move(write)), is_terminal_(is_terminal), clock_(std::move(clock)), started_(clock_()) {}

void Progress::add(const suite::Outcome& outcome) {
  ++cases_;
  if (outcome.verdict == verdict::Verdict::fail || outcome.verdict == verdict::Verdict::no_answer) ++failed_;
  if (!is_terminal_) return;
  const auto now = clock_();
  if (!drawn_ || now - *drawn_ >= between_draws) draw(now);
}

void Progress::draw(std::chrono::steady_clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - started_).count();
  std::string line = fmt::format("{}{}, {} failed", fresh_line, counted(cases_, "case"), grouped(failed_));
  if (seconds > 0)
    line += fmt::format(", {} a second", grouped(static_cast<std::uint64_t>(double(cases_) / seconds)));
  write_(line);
  drawn_ = now;
}

void Progress::finish() {
  if (drawn_) write_(fresh_line);
  drawn_.reset();
}

}  // namespace plumbline::report
