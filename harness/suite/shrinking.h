#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <tuple>

#include "verdict/defect.h"

namespace plumbline::suite {

/// How much may be asked of a target to make the requests of findings smaller.
struct ShrinkLimits {
  int requests_max = 0;                        ///< for each cause; 0: nothing is made smaller
  std::chrono::milliseconds time_max{60'000};  ///< for all together
};

/// What all workers of a run share of it: one case of each cause is made smaller, and a target whose every
/// answer differs, or that is slow, must not be asked without end.
class Shrinking {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  explicit Shrinking(ShrinkLimits limits, Clock now = std::chrono::steady_clock::now)
      : limits_(limits), now_(std::move(now)) {}

  [[nodiscard]] const ShrinkLimits& limits() const { return limits_; }

  /// Whether these defects are of a cause that is new, while there are not too many, and there is time.
  [[nodiscard]] bool is_first(const verdict::Defects& defects);

  /// Time that a worker has spent on it, as long as the object lives.
  class Turn {
   public:
    explicit Turn(Shrinking& shrinking) : shrinking_(shrinking), begin_(shrinking.now_()) {}
    ~Turn() { shrinking_.spent_ += (shrinking_.now_() - begin_).count(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    [[nodiscard]] bool has_time() const { return shrinking_.has_time(shrinking_.now_() - begin_); }

   private:
    Shrinking& shrinking_;
    std::chrono::steady_clock::time_point begin_;
  };

 private:
  using Cause = std::tuple<std::string, verdict::DefectKind, std::string>;
  static constexpr std::size_t causes_max = 200;

  [[nodiscard]] bool has_time(std::chrono::steady_clock::duration more) const {
    return std::chrono::steady_clock::duration(spent_.load()) + more < limits_.time_max;
  }

  ShrinkLimits limits_;
  Clock now_;
  std::atomic<std::chrono::steady_clock::rep> spent_{0};
  std::mutex mutex_;
  std::set<Cause> causes_;
};

}  // namespace plumbline::suite
