#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

using Mutator = std::string (*)(std::string_view, Random&);

/// Whether a mutator makes something that is as wanted, of that text, within so many draws of fixed seeds.
/// Each draw may go a few mutations deep.
[[nodiscard]] bool is_reached(Mutator mutator, std::string_view from,
                              const std::function<bool(const std::string&)>& is_wanted, int draws = 20'000);

}  // namespace plumbline::mutate
