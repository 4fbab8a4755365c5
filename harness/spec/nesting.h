#pragma once

#include "spec/shapes.h"

namespace plumbline::spec {

/// How many shapes may lie inside one another: a list of structures of strings is three.
inline constexpr int nesting_max = 32;

/// Wrong where a shape holds itself, or where shapes are nested deeper than that: whoever walks the shapes
/// may then do so by recursion.
[[nodiscard]] Wrong check_nesting(const Source& source, const Shapes& shapes);

}  // namespace plumbline::spec
