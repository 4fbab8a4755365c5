#pragma once

#include <string_view>
#include <vector>

namespace plumbline::house {

/// The text cut at white space: words_of("spec  pattern\n") is {"spec", "pattern"}. The views point into
/// `text`.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

}  // namespace plumbline::house
