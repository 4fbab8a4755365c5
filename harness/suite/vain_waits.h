#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "suite/outcome.h"

namespace plumbline::suite {

/// Cases of one path ("FunctionName/pattern") that may be waited for in vain.
constexpr int vain_waits_max = 10;

/// Which cases were waited for until their deadlines, so that nobody waits for all of a kind that a target
/// swallows: once ten of a path were, the others are left out. For many threads.
///
///     if (!waits.leave_out(next.id)) waits.learn(run(next));
class VainWaits {
 public:
  void learn(const Outcome& outcome);

  /// Whether a case is not to be run any more; it is then counted.
  [[nodiscard]] bool leave_out(std::string_view id);

  [[nodiscard]] std::uint64_t left_out() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int, std::less<>> waits_;  ///< by path
  std::uint64_t left_out_ = 0;
};

}  // namespace plumbline::suite
