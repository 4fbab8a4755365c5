#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace plumbline::wire {

/// How many bytes of bodies a server holds at once, over all its connections: many large ones must not be the
/// end of memory. Safe to use from many threads.
///
///     BodyBudget budget(512 << 20, gauges.body_bytes_held);
///     BodyHold hold;
///     if (!hold.grow_to(content_length, budget)) refuse(503);
class BodyBudget {
 public:
  /// `held` counts what is taken, and outlives the budget.
  BodyBudget(std::size_t bytes_max, std::atomic<std::size_t>& held) : bytes_max_(bytes_max), held_(held) {}

  /// False, and nothing is taken, where that is more than there is left.
  [[nodiscard]] bool take(std::size_t bytes) {
    std::size_t held = held_.load(std::memory_order_relaxed);
    do {
      if (bytes > bytes_max_ - held) return false;
    } while (!held_.compare_exchange_weak(held, held + bytes, std::memory_order_relaxed));
    return true;
  }

  void give_back(std::size_t bytes) { held_.fetch_sub(bytes, std::memory_order_relaxed); }

 private:
  const std::size_t bytes_max_;
  std::atomic<std::size_t>& held_;
};

/// What one body holds of a budget, for as long as it lives. Small bodies are not counted: how many there are
/// is bounded by the connections.
class BodyHold {
 public:
  static constexpr std::size_t uncounted_bytes_max = 16 * 1024;

  BodyHold() = default;
  ~BodyHold() { let_go(); }
  BodyHold(BodyHold&& other) noexcept
      : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  BodyHold& operator=(BodyHold&& other) noexcept {
    let_go();
    budget_ = std::exchange(other.budget_, nullptr);
    bytes_ = std::exchange(other.bytes_, 0);
    return *this;
  }

  /// Holds that many bytes, where it does not already. False where the budget does not have them.
  [[nodiscard]] bool grow_to(std::size_t bytes, BodyBudget& budget) {
    if (bytes <= uncounted_bytes_max || bytes <= bytes_) return true;
    if (!budget.take(bytes - bytes_)) return false;
    budget_ = &budget;
    bytes_ = bytes;
    return true;
  }

  void let_go() {
    if (budget_ != nullptr) budget_->give_back(bytes_);
    budget_ = nullptr;
    bytes_ = 0;
  }

 private:
  BodyBudget* budget_ = nullptr;
  std::size_t bytes_ = 0;
};

}  // namespace plumbline::wire
