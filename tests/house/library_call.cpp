#include "house/library_call.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "house/tree.h"
#include "house/words.h"

namespace plumbline::house {
namespace {

std::string without_comments(std::string_view text) {
  std::string kept;
  for (const std::string_view line : lines_of(text)) kept.append(line.substr(0, line.find('#'))).append("\n");
  return kept;
}

/// The arguments of the first call of `command`, without what follows the call.
std::optional<std::string> arguments(std::string_view text, std::string_view command) {
  const std::size_t call = text.find(std::string(command) + "(");
  if (call == std::string_view::npos) return std::nullopt;
  const std::size_t start = call + command.size() + 1;
  return std::string(text.substr(start, text.find(')', start) - start));
}

}  // namespace

std::vector<std::string> cmake_words(std::string_view text) {
  std::string plain = without_comments(text);
  std::ranges::replace_if(
      plain, [](char c) { return c == '(' || c == ')' || c == '"'; }, ' ');
  const std::vector<std::string_view> words = words_of(plain);
  return {words.begin(), words.end()};
}

std::optional<LibraryCall> library_call(std::string_view text) {
  const std::optional<std::string> said = arguments(without_comments(text), "plumbline_library");
  if (!said) return std::nullopt;
  constexpr std::array<std::string_view, 3> keywords{"SOURCES", "USES", "LINKS"};
  LibraryCall call;
  std::string_view part = "folder";
  for (const std::string_view word : words_of(*said)) {
    if (std::ranges::find(keywords, word) != keywords.end())
      part = word;
    else if (part == "folder")
      call.folder = word;
    else if (part == "USES")
      call.uses.emplace_back(word);
  }
  return call;
}

}  // namespace plumbline::house
