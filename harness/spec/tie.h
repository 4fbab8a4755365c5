#pragma once

#include <vector>

#include "spec/model.h"
#include "spec/source.h"
#include "spec/where.h"

namespace plumbline::spec {

/// Wrong where no clause has that id.
[[nodiscard]] Wrong expect_clause(std::string_view id, const std::vector<Clause>& clauses,
                                  const Where& where);

/// Ties a member's constraints to their clauses: those of its own `plumbline#clause`, else those that its
/// owner (the structure, list or map) gives to all of its members. A constraint without a clause is wrong,
/// and so is a clause of the member's own for a constraint that it has not. Beside its constraints a member
/// may have the clauses "optional" (where it is not required) and "forms" (other ways to write the same
/// value).
///
///     "DryRun": {"target": "smithy.api#Boolean", "traits": {"plumbline#clause": {"type": "DryRun.type"}}}
[[nodiscard]] Wrong tie_clauses(const json::Value& owner, const json::Value& value,
                                const std::vector<Clause>& clauses, const Where& where, Member& member);

/// Wrong where a shape gives its members a clause for a constraint that none of them has.
[[nodiscard]] Wrong check_shared_clauses(const SourceShape& source, const Shape& shape);

}  // namespace plumbline::spec
