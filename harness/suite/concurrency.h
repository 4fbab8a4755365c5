#pragma once

#include <string>

#include "result.h"
#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/fixtures.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// What concurrency cases are run with. All of it must outlive the call.
struct ConcurrencyStage {
  Caller& caller;
  Fixtures& fixtures;
  const spec::Spec& spec;
  verdict::Profile profile;
  unsigned clients = 8;  ///< at once, at least two
};

/// The cases in which requests meet: several clients on one function at the same time. They have no steps,
/// as what is right depends on who came first; run_concurrency knows how each is run. None where the spec
/// lacks what they speak of.
///
///     concurrency/one-revision-id     one RevisionId lets one update through
///     concurrency/updates             answers and reads are those of one update after the other
///     concurrency/publishes           each publishing update gets a number of its own, without gaps
///     concurrency/update-in-progress  what comes while an update is in progress is refused with 409
[[nodiscard]] Cases concurrency_cases(const spec::Spec& spec);

/// Runs one of them on a function of its own; refused with why it cannot show anything on this target.
[[nodiscard]] Result<Outcome, std::string> run_concurrency(const Case& tested, const ConcurrencyStage& stage);

}  // namespace plumbline::suite
