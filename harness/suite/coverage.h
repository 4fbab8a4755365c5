#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "result.h"
#include "spec/load.h"
#include "spec/model.h"

namespace plumbline::suite {

/// How many cases rest on each clause: those that name it, those with a step that expects something by it,
/// and, for what holds of every answer (its envelope, the shape of its output), those with a step of that
/// operation.
[[nodiscard]] Result<std::map<std::string, std::uint64_t, std::less<>>, spec::SpecError> coverage_of(
    const spec::Spec& spec);

}  // namespace plumbline::suite
