#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"

namespace plumbline::spec {

/// The names of a member's constraints, each of which has a clause: "required", "type", "length", "pattern",
/// "range", "values", "blob", "format", "today". A label or a query parameter is text on the wire: it has no
/// "type".
[[nodiscard]] std::vector<std::string_view> constraints_of(const Member& member);

/// The second clause of a rule of kind bare_length, "<clause>.status": how what breaks the rule is answered,
/// which may be contested where the rule is not.
[[nodiscard]] std::string status_clause(const Rule& rule);

/// The clauses that the model itself renders: as a constraint, an aspect of an operation, an error or a rule.
/// Sorted, each once. Scenarios name clauses of their own.
[[nodiscard]] std::vector<std::string> referenced_clauses(const Spec& spec);

}  // namespace plumbline::spec
