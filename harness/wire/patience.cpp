#include "wire/patience.h"

#include <algorithm>

namespace plumbline::wire {
using std::chrono::milliseconds;

milliseconds Patience::time_of(std::size_t body_bytes) const {
  return milliseconds(1000 * body_bytes / settings_.body_bytes_a_second);
}

milliseconds Patience::wait(std::size_t body_bytes) const {
  constexpr int times_the_slowest = 10;
  const std::lock_guard lock(mutex_);
  const bool is_full = settings_.full_waits_max == 0 || silences_ < settings_.full_waits_max;
  const milliseconds measured = std::max(settings_.least, times_the_slowest * slowest_);
  return (is_full ? settings_.full : std::min(settings_.full, measured)) + time_of(body_bytes);
}

void Patience::learn_of_answer(std::size_t body_bytes, std::chrono::steady_clock::duration took) {
  const auto answer = std::chrono::duration_cast<milliseconds>(took) - time_of(body_bytes);
  const std::lock_guard lock(mutex_);
  slowest_ = std::max(slowest_, answer);
}

void Patience::learn_of_silence() {
  const std::lock_guard lock(mutex_);
  ++silences_;
}

}  // namespace plumbline::wire
