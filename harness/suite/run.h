#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/lambda_functions.h"
#include "suite/outcome.h"
#include "suite/sequence.h"
#include "suite/shrinking.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

struct RunSettings {
  verdict::Profile profile;
  unsigned jobs = 8;  ///< lots of cases at once, each on functions of its own
  FunctionSettings functions;
  int unanswered_max = 25;     ///< so many requests in a row without a response, and the target is given up
  SequenceSettings sequences;  ///< drawn and run beside the cases
  Cases concurrency;           ///< of concurrency.h, run last, one after the other
  const std::atomic<bool>* interrupted = nullptr;  ///< becomes true where the user wants an end
  ShrinkLimits shrink;  ///< the first case of each cause is asked again with ever less in its request
  std::function<bool(std::string_view id)> wanted;  ///< which of all these are run; nothing: every one
};

/// Cases that a run did not come to are counted as far as that.
constexpr std::uint64_t not_run_max = 1'000'000;

/// What came of a run as a whole.
struct RunSummary {
  std::array<std::uint64_t, 6> verdicts{};  ///< by verdict::Verdict
  std::map<std::string, std::uint64_t>
      left_out;  ///< cases whose needs the settings cannot meet, by what they need
  std::uint64_t requests = 0;
  std::string given_up;             ///< why the run ended early; empty where it did not
  std::uint64_t not_run = 0;        ///< cases that it did not come to; where there are more, not_run_max
  std::vector<Outcome> suspects{};  ///< of cases whose requests were under way when the target stopped
                                    ///< answering: one of them may have been too much for it

  [[nodiscard]] std::uint64_t count(verdict::Verdict verdict) const {
    return verdicts[static_cast<std::size_t>(verdict)];
  }
  [[nodiscard]] std::uint64_t cases() const;
};

/// Runs cases against a target: those held in memory and sequences, in lots (lot.h), then those of the
/// stream, which address nothing that exists, then what concerns concurrency. Outcomes go to the sink one at
/// a time, in no order. Where the target was found testable before (why_not_testable), the same bytes are
/// sent whatever the jobs, but for requests that meet, and for ids of the target's own that come back in
/// them.
[[nodiscard]] RunSummary run(Cases cases, const CaseStream& stream, Caller& caller, const spec::Spec& spec,
                             const RunSettings& settings, const Sink& sink);

/// Whether a target is there and can be tested (first_look.h). Empty where it can, else what to tell its
/// owner. What it learns of the target (FunctionSettings::habits) the run knows.
[[nodiscard]] std::string why_not_testable(Caller& caller, const spec::Spec& spec,
                                           const RunSettings& settings);

}  // namespace plumbline::suite
