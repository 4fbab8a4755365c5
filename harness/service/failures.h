#pragma once

#include <atomic>
#include <cstdint>

namespace plumbline::service {

/// Failures made on purpose, so that clients can be seen to retry: each request fails with that probability,
/// and the n-th request of two runs with one seed fails in both or in neither.
///
///     Failures failures(0.1, 42);
///     if (failures.strike()) return refused(...);  // ServiceException
class Failures {
 public:
  Failures(double rate, std::uint64_t seed) : rate_(rate), seed_(seed) {}

  /// Whether the next request fails. Safe to call from many threads at once.
  [[nodiscard]] bool strike();

 private:
  const double rate_;
  const std::uint64_t seed_;
  std::atomic<std::uint64_t> requests_ = 0;
};

}  // namespace plumbline::service
