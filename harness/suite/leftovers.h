#pragma once

#include <cstdint>
#include <string>

#include "spec/model.h"
#include "suite/caller.h"

namespace plumbline::suite {

/// Removes the functions whose names begin so: those that a run made, and, being killed, left behind. How
/// many they were. A target that does not list its functions keeps them.
std::uint64_t remove_leftovers(Caller& caller, const spec::Spec& spec, const std::string& name_prefix);

}  // namespace plumbline::suite
