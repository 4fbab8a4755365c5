#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "suite/outcome.h"

namespace plumbline::report {

/// One line on a terminal that says how far a run has come: "1,203 cases, 40 failed, 410 a second".
/// Redrawn at most ten times a second; nothing is written where there is no terminal.
///
///     Progress progress([](std::string_view text) { std::cerr << text << std::flush; }, isatty(2) == 1,
///                       std::chrono::steady_clock::now);
class Progress {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  using Write = std::function<void(std::string_view)>;

  Progress(Write write, bool is_terminal, Clock clock);

  void add(const suite::Outcome& outcome);

  /// Takes the line away, so that a report can follow.
  void finish();

 private:
  void draw(std::chrono::steady_clock::time_point now);

  Write write_;
  bool is_terminal_;
  Clock clock_;
  std::chrono::steady_clock::time_point started_;
  std::optional<std::chrono::steady_clock::time_point> drawn_;
  std::uint64_t cases_ = 0;
  std::uint64_t failed_ = 0;
};

}  // namespace plumbline::report
