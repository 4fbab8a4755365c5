#pragma once

#include <functional>

#include "spec/model.h"
#include "suite/case.h"
#include "suite/outcome.h"

namespace plumbline::suite {

/// Whether a case that went wrong has steps which others may do without. A step may be left out where it
/// changes nothing, as the specification says of it, and no later step knows of its answer: what the others
/// must be answered with is then what it was. It reads; or it must be refused; or it holds what keeps its
/// operation from changing anything (DryRun). The last one may be left out as well.
[[nodiscard]] bool may_have_fewer_steps(const Case& tested, const Outcome& outcome, const spec::Spec& spec);

/// How steps are left out.
struct StepTrial {
  std::function<Outcome(const Case&)> run;  ///< runs a case anew, on what it needs
  std::function<bool()> may_try;            ///< whether there may be further attempts
  int requests_max = 0;                     ///< steps to send in all
};

/// The outcome of the case with the fewest steps that shows the same defects, each attempt asked of the
/// target; it says so in what it is about. The outcome as it was where the target does not do it again, or
/// needs them all.
[[nodiscard]] Outcome with_fewer_steps(const Case& tested, Outcome outcome, const spec::Spec& spec,
                                       const StepTrial& trial);

}  // namespace plumbline::suite
