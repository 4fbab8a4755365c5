#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fuzzing/draw.h"
#include "fuzzing/stage.h"
#include "fuzzing/subject.h"
#include "fuzzing/trial.h"

namespace plumbline::fuzzing {

/// Makes the trials of one thread, round by round: some dozens of inputs each. Those that must change nothing
/// go first, between two looks at the function; then those of which it is open what they do; then those whose
/// values are known, which are read back at intervals.
class Rounds {
 public:
  /// All must outlive this; the subject has been introduced.
  Rounds(Stage& stage, Subject& subject, const Seeds& seeds);

  void run(std::uint64_t number);

 private:
  struct Planned {
    Input input;
    std::string id;
  };
  using Plan = std::vector<Planned>;

  void run_quiet(const Plan& plan);
  void run_open(const Plan& plan);
  void run_sure(const Plan& plan);
  [[nodiscard]] Trial make_trial(const Planned& planned);

  /// Not before what came of the trial has been looked at: what it sends changes the function.
  void look_into(Trial& trial);
  void keep_if_new(const Trial& trial);

  Stage& stage_;
  Subject& subject_;
  Draw draw_;
  std::set<std::string> classes_;
  std::uint64_t lasting_ = 0;        ///< requests so far that may each have left something behind
  std::optional<Trial> last_;        ///< that was answered
  std::optional<json::Value> seen_;  ///< the function, where nothing can have changed it since
};

}  // namespace plumbline::fuzzing
