#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t lines_max = 400;

/// A file of harness/ is one idea; past this length it has a second one that wants a file of its own.
Findings too_long(const SourceFile& file) {
  if (!in_folder(file.path, "harness")) return {};
  const std::size_t lines = lines_of(file.text).size();
  if (lines <= lines_max) return {};
  return {finding(file, lines, fmt::format("is over {} lines: is there a second idea in it?", lines_max))};
}

SourceFile file_of(std::size_t lines) { return {"harness/json/parse.cpp", std::string(lines, '\n')}; }

TEST(TooLong, IsFoundPastTheLimitOnly) {
  EXPECT_THAT(too_long(file_of(lines_max)), IsEmpty());
  EXPECT_THAT(too_long(file_of(lines_max + 1)),
              ElementsAre("harness/json/parse.cpp:401: is over 400 lines: is there a second idea in it?"));
}

TEST(Tree, HasNoLongFiles) { EXPECT_THAT(findings_in_tree(too_long), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
