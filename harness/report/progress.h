#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "suite/outcome.h"

namespace plumbline::report {

/// What a run is expected to come to, by the requests that cases take.
struct ExpectedCases {
  std::uint64_t first = 0;         ///< they come first
  double requests_of_a_first = 1;  ///< on the average
  std::uint64_t single = 0;        ///< of one request each, behind them
};

/// One line on a terminal that says how far a run has come: "1,203 of 39,356 cases, 40 failed, 410 a second,
/// 2 min left". Redrawn at most ten times a second; nothing is written where there is no terminal.
///
///     Progress progress([](std::string_view text) { std::cerr << text << std::flush; }, isatty(2) == 1,
///                       std::chrono::steady_clock::now);
class Progress {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  using Write = std::function<void(std::string_view)>;

  Progress(Write write, bool is_terminal, Clock clock);

  /// Says what there will be, so that what is left can be told.
  void expect(const ExpectedCases& expected) { expected_ = expected; }

  void add(const suite::Outcome& outcome);

  /// Takes the line away, so that a report can follow.
  void finish();

 private:
  void draw(std::chrono::steady_clock::time_point now);
  [[nodiscard]] std::string time_left(double seconds) const;

  Write write_;
  bool is_terminal_;
  Clock clock_;
  std::chrono::steady_clock::time_point started_;
  std::optional<std::chrono::steady_clock::time_point> drawn_;
  std::uint64_t cases_ = 0;
  std::uint64_t failed_ = 0;
  std::optional<ExpectedCases> expected_;
};

}  // namespace plumbline::report
