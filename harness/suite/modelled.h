#pragma once

#include "json/value.h"
#include "spec/model.h"

namespace plumbline::suite {

/// What of an answer's value its shape speaks of, in the shape's order: structures without the members that
/// are not theirs, maps by name. Two values that are the same to every client come out equal, whatever a
/// target adds, and in whatever order it writes.
[[nodiscard]] json::Value modelled(const json::Value& value, const spec::Shape& shape);

}  // namespace plumbline::suite
