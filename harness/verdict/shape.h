#pragma once

#include "json/value.h"
#include "spec/model.h"
#include "verdict/defect.h"

namespace plumbline::verdict {

/// Holds a response body against the shape of the operation's output: required members there, none null, JSON
/// types, and every length, range, pattern, value set and format. Unknown members are tolerated (ruling:
/// clients ignore them). Each defect rests on the clause of the constraint that is broken.
///
///     Defects defects = judge_shape(operation, body);
[[nodiscard]] Defects judge_shape(const spec::Operation& operation, const json::Value& body);

}  // namespace plumbline::verdict
