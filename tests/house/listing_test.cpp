#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/library_call.h"
#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The folder of the two first parts of a path: "tests/json" of "tests/json/deep/parse_test.cpp".
std::string_view top_folder(std::string_view path) {
  return path.substr(0, path.find('/', path.find('/') + 1));
}

/// Every source of harness/ and tests/ is named in its folder's CMakeLists.txt. A test that is not named
/// there never runs, and nobody misses it.
Findings unlisted_sources(const Files& tree) {
  Findings found;
  for (const SourceFile& file : tree) {
    if (!file.path.ends_with(".cpp") || !(in_folder(file.path, "harness") || in_folder(file.path, "tests")))
      continue;
    const std::string folder(top_folder(file.path));
    const auto list = std::ranges::find(tree, folder + "/CMakeLists.txt", &SourceFile::path);
    const std::vector<std::string> listed =
        list == tree.end() ? std::vector<std::string>{} : cmake_words(list->text);
    if (std::ranges::find(listed, file.path.substr(folder.size() + 1)) == listed.end())
      found.push_back(finding(file, 1, "is not named in the CMakeLists.txt of its folder"));
  }
  return found;
}

TEST(Listing, WithoutASourceIsFound) {
  EXPECT_THAT(
      unlisted_sources({{"tests/json/CMakeLists.txt", "plumbline_test(json SOURCES a_test.cpp deep/b.cpp)"},
                        {"tests/json/a_test.cpp", ""},
                        {"tests/json/deep/b.cpp", ""},
                        {"tests/json/forgotten_test.cpp", ""}}),
      ElementsAre(HasSubstr("forgotten_test.cpp")));
  EXPECT_THAT(unlisted_sources({{"harness/json/parse.cpp", ""}}), ElementsAre(HasSubstr("parse.cpp")));
}

TEST(Listing, InACommentDoesNotCount) {
  EXPECT_THAT(unlisted_sources({{"tests/json/CMakeLists.txt", "plumbline_test(json SOURCES # a_test.cpp\n)"},
                                {"tests/json/a_test.cpp", ""}}),
              ElementsAre(HasSubstr("a_test.cpp")));
}

TEST(Tree, NamesEverySourceInCMake) { EXPECT_THAT(unlisted_sources(read_tree()), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
