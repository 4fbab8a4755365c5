#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// A string changed by the mutator that fits it, told by its looks: mutate_name for what has colons,
/// mutate_base64 for whole groups of base64 letters, mutate_text for the rest; now and then by another one.
[[nodiscard]] std::string mutate_fittingly(std::string_view text, Random& random);

/// The two strings crossed by what fits the first.
[[nodiscard]] std::string cross_fittingly(std::string_view left, std::string_view right, Random& random);

}  // namespace plumbline::mutate
