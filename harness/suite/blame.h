#pragma once

#include <string>
#include <vector>

#include "suite/case_runner.h"
#include "suite/fixtures.h"

namespace plumbline::suite {

/// A case whose request must be refused, and what came of it.
struct Refusal {
  Case tested;
  Outcome outcome;
};

/// Looks for the refusals of a batch that changed what they must not, after `change` was seen behind all of
/// them: parts of the batch are sent again between two looks at the fixture, in halves down to single ones
/// (find_culprits), each part behind a control, so that a request that is obeyed has something to change.
///
/// Every culprit gets a defect, with the exchange that shows it. Where some change something together, or
/// once and not again, nobody can be named: these are untestable, and told so. A refusal that was answered
/// with success explains a change, and is not sent again.
void blame(std::vector<Refusal>& batch, const std::string& change, CaseRunner& runner, Fixtures& fixtures);

}  // namespace plumbline::suite
