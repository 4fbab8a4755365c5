#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "spec/model.h"
#include "suite/blame.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/case_runner.h"
#include "suite/fixtures.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// Whether a case is one request to something that does not exist: nothing is made for it, nothing can
/// change.
[[nodiscard]] bool stands_alone(const Case& tested);

/// Runs cases one after the other on fixtures of its own.
///
/// A case that must be refused counts only beside its control, and only when the fixture is afterwards what
/// it was: refusals are run in batches between two snapshots. Where these differ, the culprits are sought
/// (blame.h).
class Worker {
 public:
  /// Takes a case that was run and what came of it; both are its to keep.
  using Taker = std::function<void(Case& tested, Outcome& outcome)>;

  Worker(Caller& caller, Fixtures& fixtures, const spec::Spec& spec, verdict::Profile profile, Taker taker);

  /// Runs a case. The outcome of a refusal may come only with a later call, or with finish.
  void run(Case next);

  /// Brings the outcomes that are still due.
  void finish();

  /// A case between its one request and the answer to it.
  struct Pending {
    Case tested;
    Bindings bindings;
    http::Request request;
    std::vector<verdict::Expectation> expectations;
    Outcome outcome;
  };

  /// Begins a case that stands alone (stands_alone): nothing before or after it matters to it, so that many
  /// of them may be under way. False where it cannot be tested, which is then its outcome.
  [[nodiscard]] bool begin(Case next, Pending& pending);

  /// Ends it with what came back.
  void end(Pending& pending, const http::Answer& answer);

 private:
  [[nodiscard]] std::string why_control_fails(const Case& tested, const Bindings& bindings);
  void run_refusal(Case next, const Bindings& bindings);
  void check_batch();
  void emit(Case& tested, Outcome outcome);

  CaseRunner runner_;
  Fixtures& fixtures_;
  const spec::Spec& spec_;
  verdict::Profile profile_;
  Taker taker_;
  std::map<std::string, std::string> controls_;  ///< by request: why it failed, empty where it passed
  std::vector<Refusal> batch_;
  json::Value before_batch_;
};

}  // namespace plumbline::suite
