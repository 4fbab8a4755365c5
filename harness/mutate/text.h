#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// A text changed without any idea of what it says: a byte exchanged or put in, a part left out, doubled or
/// moved. Grows by at most its own length and 16 bytes.
[[nodiscard]] std::string mutate_text(std::string_view text, Random& random);

/// The start of one text, then the end of the other.
[[nodiscard]] std::string cross_texts(std::string_view left, std::string_view right, Random& random);

}  // namespace plumbline::mutate
