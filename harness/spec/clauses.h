#pragma once

#include <vector>

#include "json/value.h"
#include "result.h"
#include "spec/model.h"
#include "spec/schema.h"

namespace plumbline::spec {

/// Reads `clauses.json`: an object of clause ids in the order of the page, each with its statement, tier and
/// place.
[[nodiscard]] Result<std::vector<Clause>, SpecError> read_clauses(const json::Value& file,
                                                                  const Schema& schema, const Where& where);

}  // namespace plumbline::spec
