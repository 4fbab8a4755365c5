#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// A FunctionName or an ARN changed where its readers differ: segments between colons dropped, doubled,
/// swapped, replaced by right, foreign or misspelt words; a segment stretched until it or the whole is as
/// long as a limit or one off; percent forms; a byte exchanged. Any text may come in, and mostly something
/// near a name comes out, now right, now wrong. At most name_size_max bytes.
///
///     mutate_name("my-function:$LATEST", random)  may give "my-function:$LATES"
[[nodiscard]] std::string mutate_name(std::string_view name, Random& random);

/// The first segments of one name, then the last ones of the other.
[[nodiscard]] std::string cross_names(std::string_view left, std::string_view right, Random& random);

constexpr std::size_t name_size_max = 1024;

}  // namespace plumbline::mutate
