#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "fuzzing/allowance.h"
#include "fuzzing/draw.h"
#include "fuzzing/seeds.h"
#include "fuzzing/trial.h"
#include "result.h"
#include "spec/model.h"
#include "suite/caller.h"
#include "suite/lambda_functions.h"
#include "suite/outcome.h"
#include "suite/run.h"
#include "verdict/verdict.h"

namespace plumbline::fuzzing {

/// What to keep of a trial, and why.
struct Kept {
  Input input;
  bool is_finding = false;  ///< else it is the first of its class
  std::string name;         ///< for a file: what it shows, and a hash
};

struct FuzzSettings {
  Mode mode = Mode::all;
  std::uint64_t seed = 0;
  unsigned jobs = 2;  ///< threads, each on a function of its own
  verdict::Profile profile;
  suite::FunctionSettings functions;
  std::chrono::milliseconds recovery_max{10'000};  ///< to wait for a target that has stopped answering
  std::function<bool()> is_over;                   ///< whether the time is up, or the user wants an end
  std::function<void(const Kept&)> keep;           ///< may be empty; never called twice at once
};

/// Fuzzes an operation of the target until the settings say that it is over, or no more requests may be
/// sent: what is left of the allowance is shared out among trials, reading back, making sure and shrinking.
/// The same seed and jobs draw the same inputs from the same seeds, as long as the target answers the same.
///
/// Every trial is an outcome for the sink. One that diverges from what the oracle predicts is sent again;
/// what shows again is shrunk, the oracle asked anew at each step; what does not is `untestable`. Requests
/// that must change nothing go in batches between two looks at the function, and where it changed the
/// culprit is sought. A target that stops answering is waited for, and the request that did it sent again.
///
/// The caller must send through the allowance. Refused where the target cannot be tested at all, with what
/// to tell its owner.
[[nodiscard]] Result<suite::RunSummary, std::string> fuzz(const Seeds& seeds, suite::Caller& caller,
                                                          const Allowance& allowance, const spec::Spec& spec,
                                                          const spec::Operation& operation,
                                                          const FuzzSettings& settings,
                                                          const suite::Sink& sink);

}  // namespace plumbline::fuzzing
