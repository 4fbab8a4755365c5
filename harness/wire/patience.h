#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace plumbline::wire {

/// How long to wait for answers.
struct PatienceSettings {
  std::chrono::milliseconds full{30'000};  ///< for a whole exchange with a small request
  /// Exchanges that may be waited for in full, and in vain; 0: every one is.
  unsigned full_waits_max = 0;
  std::chrono::milliseconds least{5'000};       ///< afterwards, however quick the peer is
  std::size_t body_bytes_a_second = 1'000'000;  ///< how slow a line may be: bodies get so much more time
};

/// How long a client waits for each answer: in full at first, and once several were waited for in vain ten
/// times as long as the slowest answer has taken, within bounds. A peer that swallows some requests then
/// costs little time, and one that is slow for all of them gets what it needs. For many threads.
///
///     Patience patience({.full = 30s, .full_waits_max = 3});
///     const auto deadline = now + patience.wait(body.size());
class Patience {
 public:
  explicit Patience(const PatienceSettings& settings) : settings_(settings) {}

  /// For the whole exchange of a request with such a body.
  [[nodiscard]] std::chrono::milliseconds wait(std::size_t body_bytes) const;

  /// Learns of an answer to such a request, and how long it took.
  void learn_of_answer(std::size_t body_bytes, std::chrono::steady_clock::duration took);

  /// Learns of a request that was not answered within its deadline.
  void learn_of_silence();

 private:
  [[nodiscard]] std::chrono::milliseconds time_of(std::size_t body_bytes) const;

  const PatienceSettings settings_;
  mutable std::mutex mutex_;
  std::chrono::milliseconds slowest_{0};
  unsigned silences_ = 0;
};

}  // namespace plumbline::wire
