#include "house/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

// A wrong root would let every rule pass: these files are always there.
TEST(Tree, ReadsWhatStandsInIt) {
  std::vector<std::string> paths;
  std::size_t bytes = 0;
  for (const SourceFile& file : read_tree()) {
    paths.push_back(file.path);
    bytes += file.text.size();
  }
  EXPECT_THAT(paths, IsSupersetOf({"CMakeLists.txt", "dev", ".ci/run", "harness/result.h",
                                   "harness/json/parse.cpp", "tests/house/tree_test.cpp"}));
  EXPECT_GT(bytes, 10'000U);
}

TEST(Tree, CutsLines) {
  EXPECT_THAT(lines_of(""), ElementsAre());
  EXPECT_THAT(lines_of("a"), ElementsAre("a"));
  EXPECT_THAT(lines_of("a\n\nb\n"), ElementsAre("a", "", "b"));
}

TEST(Tree, KnowsFolders) {
  EXPECT_TRUE(in_folder("harness/json/parse.cpp", "harness"));
  EXPECT_FALSE(in_folder("harness_of_others/parse.cpp", "harness"));
  EXPECT_FALSE(in_folder("harness", "harness"));
  EXPECT_EQ(harness_folder("harness/json/parse.cpp"), "json");
  EXPECT_EQ(harness_folder("harness/result.h"), "");
  EXPECT_EQ(harness_folder("tests/json/parse_test.cpp"), "");
}

}  // namespace
}  // namespace plumbline::house
