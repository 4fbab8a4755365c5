#pragma once

#include <vector>

#include "result.h"
#include "spec/model.h"
#include "spec/shapes.h"
#include "spec/source.h"

namespace plumbline::spec {

/// What operations are read from.
struct Model {
  const Source& source;
  const Shapes& shapes;
  const std::vector<Clause>& clauses;
  const std::vector<Scenario>& scenarios;
};

/// Reads the operations in the order in which the one service lists them. Every operation is listed, every
/// label of a URI is a member of its input and every such member a label, every error has a status and a
/// clause.
[[nodiscard]] Result<std::vector<Operation>, SpecError> read_operations(const Model& model);

}  // namespace plumbline::spec
