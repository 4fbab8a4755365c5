#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/lambda_functions.h"
#include "suite/lot.h"
#include "suite/outcome.h"
#include "suite/run.h"
#include "suite/sequence.h"
#include "suite/shrinking.h"
#include "suite/vain_waits.h"
#include "suite/worker.h"

namespace plumbline::suite {

/// Those who work off the cases of one run, as many at once as are told, until all are through or the run is
/// over. What is sent depends on the cases alone, and not on how many are under way at once.
class Crew {
 public:
  /// All must outlive it. Outcomes go to the sink one at a time.
  Crew(Caller& caller, const spec::Spec& spec, const RunSettings& settings, Sink sink)
      : caller_(caller),
        spec_(spec),
        settings_(settings),
        sink_(std::move(sink)),
        refused_(settings.functions.habits->refused()),
        shrinking_(settings.shrink) {}

  /// Works off cases, and sequences each on a function of its own.
  void work_off(Cases cases, std::vector<Sequence> sequences, unsigned jobs);

  /// Cases that stand alone go on lanes, on as many threads as it takes to keep `jobs` of them under way. The
  /// others are set aside and worked off in between, by `workers`.
  void work_off_stream(const CaseStream& cases, unsigned jobs, unsigned workers);

  /// The clients of a case are its threads: cases come one after the other. Those that cannot show anything
  /// on the target are counted by why that is so.
  void meet(const Cases& cases, unsigned clients, std::map<std::string, std::uint64_t>& left_out);

  /// Asks again, one after the other, what may have come of the target's being gone and not of the requests:
  /// a program that dies takes everything with it that it was doing.
  void ask_again();

  /// Makes smaller what the cases so far have held back for it.
  void make_smaller(unsigned jobs);

  /// The cases whose requests were under way when the target stopped answering, and could not be asked again.
  [[nodiscard]] std::vector<Outcome> take_suspects();

  /// Cases that were not run because others of their kind were waited for in vain.
  [[nodiscard]] std::uint64_t left_out() const { return vain_waits_.left_out(); }

  /// Why no further case is to be run; empty while there is no reason.
  [[nodiscard]] std::string why_given_up();

 private:
  using Task = std::function<void()>;
  using Ask = std::function<Outcome(const std::string& worker)>;

  /// What is to be asked again, and how; `tested` where it can be made smaller.
  struct Doubtful {
    Place place;
    Outcome outcome;
    Ask ask;
    std::optional<Case> tested;
  };

  [[nodiscard]] bool is_there();
  [[nodiscard]] bool is_over() { return !why_given_up().empty(); }
  void do_all(const std::vector<Task>& tasks, unsigned jobs);
  void work_off(Lot& lot);
  void work_off(const Sequence& sequence, std::uint64_t number);
  void work_on_lanes(const CaseStream& cases, std::size_t count);
  void make_smaller(Shrinking::Held& held, std::uint64_t number);
  [[nodiscard]] Worker::Taker taker_of(std::uint64_t lot);
  [[nodiscard]] Worker::Taker taker_of_stream();
  void take(const Place& place, std::uint64_t outages, Case& tested, Outcome& outcome);
  void keep(const Place& place, Case& tested, Outcome& outcome);
  [[nodiscard]] bool is_doubtful(const Outcome& outcome, std::uint64_t outages);
  void doubt(const Place& place, Outcome outcome, Ask ask, std::optional<Case> tested = {});
  void ask_again(Doubtful& doubtful);
  [[nodiscard]] Outcome outcome_of_case(Case tested, LambdaFunctions& fixtures);
  [[nodiscard]] Outcome outcome_of_sequence(const Sequence& sequence, const std::string& worker);
  void emit(const Outcome& outcome);

  Caller& caller_;
  const spec::Spec& spec_;
  const RunSettings& settings_;
  Sink sink_;
  const TargetHabits::Refusals refused_;
  Shrinking shrinking_;
  std::uint64_t lots_ = 0;     ///< that were numbered
  std::uint64_t smaller_ = 0;  ///< cases that were made smaller
  std::uint64_t again_ = 0;    ///< cases that were asked again
  VainWaits vain_waits_;
  std::vector<Doubtful> doubtful_;
  std::mutex doubtful_mutex_;
  std::mutex sink_mutex_;
  std::mutex stream_mutex_;
  std::mutex silence_mutex_;
  std::string gone_;  ///< once nothing of the target answers
};

}  // namespace plumbline::suite
