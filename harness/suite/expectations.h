#pragma once

#include <string_view>
#include <vector>

#include "result.h"
#include "spec/load.h"
#include "spec/model.h"
#include "spec/where.h"
#include "suite/case.h"

namespace plumbline::suite {

/// Reads what a step expects (specs/scenarios/README.md): an object, or an array of them, each resting on its
/// `clause`, or on the given one. `operation` gives the meaning of "refused": "invalid" and the like.
/// Refused with the place of what is no expectation.
[[nodiscard]] Result<std::vector<verdict::Expectation>, spec::SpecError> read_expectations(
    const json::Value& value, std::string_view clause, const spec::Operation* operation,
    const spec::Where& where);

/// What a sample says of the answer to its unchanged input. The spec was checked when it was loaded.
[[nodiscard]] std::vector<verdict::Expectation> sample_expectations(const spec::Sample& sample);

}  // namespace plumbline::suite
