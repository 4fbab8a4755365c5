#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

/// How a target's structure-aware mutator is told to the fuzzer: each file mutator_<name>.cpp defines these
/// two for what it knows. mutator.cpp wraps them around the fuzzer's own mutation, which keeps its share: it
/// alone knows the dictionary and the constants that the code was seen to compare with.
namespace plumbline::fuzz {

[[nodiscard]] std::string mutated(std::string_view bytes, mutate::Random& random);
[[nodiscard]] std::string crossed(std::string_view left, std::string_view right, mutate::Random& random);

}  // namespace plumbline::fuzz
