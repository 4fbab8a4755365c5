#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "suite/case.h"
#include "suite/outcome.h"
#include "verdict/defect.h"

namespace plumbline::suite {

/// How much may be asked of a target to make the requests of findings smaller.
struct ShrinkLimits {
  int requests_max = 0;                        ///< for each cause; 0: nothing is made smaller
  std::chrono::milliseconds time_max{60'000};  ///< for all together
};

/// Where a case stands among those of a run.
struct Place {
  std::uint64_t lot = 0;       ///< its number
  std::uint64_t position = 0;  ///< in the lot; 0 where its cases end in no order of their own
  std::string id;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Which cases of a run are made smaller: of each cause of findings the first one, as the run has them in
/// order and not as they happened to be answered, so that the same target and seed give the same report.
/// They are held back until the others are through. A target whose every answer differs, or that is slow,
/// must not be asked without end.
class Shrinking {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  explicit Shrinking(ShrinkLimits limits, Clock now = std::chrono::steady_clock::now)
      : limits_(limits), now_(std::move(now)) {}

  [[nodiscard]] const ShrinkLimits& limits() const { return limits_; }

  struct Held {
    Case tested;
    Outcome outcome;
  };

  /// Holds a case back, with what came of it, where it is the first so far of a cause. The outcomes that need
  /// not be held back, or not any more, are returned. Of what is held back long bodies are cut
  /// (cut_bodies.h).
  [[nodiscard]] std::vector<Outcome> hold(const Place& place, Case& tested, Outcome& outcome);

  /// Takes those that are held back, in their order. Their causes are done with: no later case is the first
  /// of one.
  [[nodiscard]] std::vector<Held> take();

  /// Time that is spent on it, as long as the object lives; one at a time.
  class Turn {
   public:
    explicit Turn(Shrinking& shrinking) : shrinking_(shrinking) { shrinking_.begin_ = shrinking_.now_(); }
    ~Turn() {
      shrinking_.spent_ += shrinking_.now_() - *shrinking_.begin_;
      shrinking_.begin_.reset();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Shrinking& shrinking_;
  };

  [[nodiscard]] bool has_time() const {
    const auto spent = begin_ ? spent_ + (now_() - *begin_) : spent_;
    return spent < limits_.time_max;
  }

 private:
  using Cause = std::tuple<std::string, verdict::DefectKind, std::string>;
  static constexpr std::size_t causes_max = 200;

  struct Waiting {
    Held held;
    std::ptrdiff_t causes = 0;  ///< of which it is the first
  };

  void claim(const Cause& cause, const Place& place, std::vector<Outcome>& released);
  void give_up(std::map<Cause, Place>::iterator claim, std::vector<Outcome>& released);

  ShrinkLimits limits_;
  Clock now_;
  std::chrono::steady_clock::duration spent_{0};
  std::optional<std::chrono::steady_clock::time_point> begin_;
  std::mutex mutex_;
  std::set<Cause> done_;
  std::map<Cause, Place> first_;
  std::map<Place, Waiting> waiting_;
};

}  // namespace plumbline::suite
