#pragma once

#include "spec/model.h"

namespace plumbline::verdict {

/// A spec of one operation, Ask, whose answer has a member for every kind of constraint, and whose clauses
/// are of every tier. The clause of a constraint is "<member>.<constraint>", that of an aspect is its name.
[[nodiscard]] const spec::Spec& ask_spec();

/// Its one operation.
[[nodiscard]] const spec::Operation& ask();

}  // namespace plumbline::verdict
