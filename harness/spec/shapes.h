#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "result.h"
#include "spec/model.h"
#include "spec/source.h"
#include "spec/where.h"

namespace plumbline::spec {

/// The data shapes of a model, each found by its id. Operations and services are not among them.
struct Shapes {
  std::vector<std::unique_ptr<Shape>> owned;
  std::map<std::string, Shape*, std::less<>> by_id;

  [[nodiscard]] Shape* find(std::string_view id) const;
};

/// Builds the data shapes: every target there, every bound sensible, every pattern compiled, no shape inside
/// itself. The simple shapes of Smithy's prelude (smithy.api#String and so on) are among them. A member's
/// clauses are its own; then its structure's, for the constraints that it has; each constraint has one, and
/// no clause is named for a constraint that is not there.
[[nodiscard]] Result<Shapes, SpecError> build_shapes(const Source& source,
                                                     const std::vector<Clause>& clauses);

}  // namespace plumbline::spec
