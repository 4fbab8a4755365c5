#include "house/words.h"

#include <algorithm>

namespace plumbline::house {

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  std::vector<std::string_view> words;
  std::size_t start = text.find_first_not_of(white_space);
  while (start != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(white_space, start), text.size());
    words.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(white_space, end);
  }
  return words;
}

}  // namespace plumbline::house
