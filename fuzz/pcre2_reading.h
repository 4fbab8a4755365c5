#pragma once

#include <optional>
#include <string_view>

namespace plumbline::fuzz {

/// Whether a pattern is made only of what PCRE2 reads as our dialect does: letters, digits and a few marks,
/// `.`, classes of these, `\w \W \d \D \b \B ^ $`, groups, look-arounds, greedy and lazy quantifiers.
[[nodiscard]] bool is_read_alike(std::string_view pattern);

/// Whether PCRE2 matches the pattern against the whole text; nullopt where it refuses the pattern, or gives
/// up.
[[nodiscard]] std::optional<bool> pcre2_matches(std::string_view pattern, std::string_view text);

}  // namespace plumbline::fuzz
