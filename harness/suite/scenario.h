#pragma once

#include "result.h"
#include "spec/load.h"
#include "spec/model.h"
#include "suite/case.h"

namespace plumbline::suite {

/// Reads the scenarios of a spec: stateful cases written as data (specs/scenarios/README.md says how). Their
/// form was checked when the spec was loaded; here every operation, clause and need they name must be known.
/// The first thing wrong is the answer.
[[nodiscard]] Result<Cases, spec::SpecError> read_scenarios(const spec::Spec& spec);

}  // namespace plumbline::suite
