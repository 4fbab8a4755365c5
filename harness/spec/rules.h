#pragma once

#include "spec/model.h"
#include "spec/operations.h"
#include "spec/where.h"

namespace plumbline::spec {

/// Reads `plumbline#rules` and `plumbline#refusedBy`. A rule names what its kind needs and nothing else,
/// members of the input, scenarios that there are; where its clause is not documented it says why we hold it.
[[nodiscard]] Wrong read_rules(const SourceShape& source, const Model& model, Operation& operation);

/// Reads `plumbline#samples`, after the rules. Every input member is tried on a sample, for one that is not
/// would lose its tests in silence; and an operation with samples says what a refusal looks like.
[[nodiscard]] Wrong read_samples(const SourceShape& source, Operation& operation);

}  // namespace plumbline::spec
