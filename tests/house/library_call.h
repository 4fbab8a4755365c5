#pragma once

#include <optional>
#include <string>
#include <vector>

namespace plumbline::house {

/// What a folder's CMakeLists.txt says in plumbline_library(<folder> SOURCES ... USES ... LINKS ...).
struct LibraryCall {
  std::string folder;
  std::vector<std::string> uses;
};

/// Every word of a CMake text without its comments; parentheses separate words.
[[nodiscard]] std::vector<std::string> cmake_words(std::string_view text);

/// The first such call of a CMake text; none where the folder makes no library.
///
///     library_call("plumbline_library(spec SOURCES load.cpp USES pattern json)")   // {"spec", {"pattern",
///     "json"}}
[[nodiscard]] std::optional<LibraryCall> library_call(std::string_view text);

}  // namespace plumbline::house
