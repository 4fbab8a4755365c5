#pragma once

#include <functional>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/fixtures.h"
#include "suite/outcome.h"
#include "suite/sequence.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// What sequences are run with. All of it must outlive the call.
struct SequenceStage {
  Caller& caller;
  Fixtures& fixtures;
  const spec::Spec& spec;
  verdict::Profile profile;
  std::function<bool()> is_over;  ///< whether nothing more is to be sent than must be
};

/// Runs a sequence on a new function, up to its first divergence from what the model predicts. A divergence
/// is shrunk: ever fewer and plainer moves are made, each time on a new function and under predictions made
/// anew, and kept where the same clause fails in the same way. The outcome is that of the last one kept; it
/// says which moves they were.
[[nodiscard]] Outcome run_sequence(const Sequence& sequence, const SequenceStage& stage);

}  // namespace plumbline::suite
