#pragma once

#include <optional>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/case_runner.h"
#include "suite/fixtures.h"
#include "suite/outcome.h"
#include "suite/shrinking.h"

namespace plumbline::suite {

/// Makes the request of a case that went wrong smaller (smaller_request.h), by asking the target anew.
///
/// What a smaller request must be answered with is the oracle's to say, each time: it counts only where it
/// must be answered for the same reason as the case's own, and where the answer shows the same defects again.
/// So a name of 141 characters keeps them: with fewer it is a good one.
class SmallerWitness {
 public:
  /// All must outlive it.
  SmallerWitness(Caller& caller, CaseRunner& runner, Fixtures& fixtures, const spec::Spec& spec,
                 const Shrinking& shrinking)
      : caller_(caller), runner_(runner), fixtures_(fixtures), spec_(spec), shrinking_(shrinking) {}

  /// Whether what went wrong shows in the answer to one request, of an operation that requests are made of.
  [[nodiscard]] static bool is_possible(const Case& tested, const Outcome& outcome, const spec::Spec& spec);

  /// Gives the outcome a smaller exchange, and says so in what it is about. Leaves it as it is where the
  /// oracle does not see what the case saw, or the target does not do it again.
  void make_smaller(const Case& tested, Outcome& outcome);

 private:
  class Attempts;

  Caller& caller_;
  CaseRunner& runner_;
  Fixtures& fixtures_;
  const spec::Spec& spec_;
  const Shrinking& shrinking_;
};

}  // namespace plumbline::suite
