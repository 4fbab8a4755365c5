#pragma once

#include <map>
#include <memory>
#include <string>

#include "pattern/dfa.h"
#include "spec/model.h"
#include "spec/source.h"
#include "spec/where.h"

namespace plumbline::spec {

/// Patterns compiled so far, by their text: the same text is compiled once.
using Patterns = std::map<std::string, std::shared_ptr<const pattern::Dfa>, std::less<>>;

/// Reads the constraints that stand on a shape itself: length, range, pattern, format, the values of
/// an enum.
[[nodiscard]] Wrong read_constraints(const SourceShape& source, Patterns& patterns, Shape& shape);

}  // namespace plumbline::spec
