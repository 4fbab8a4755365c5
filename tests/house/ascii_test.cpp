#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool is_plain(char c) { return c == '\n' || (c >= ' ' && c <= '~'); }

/// Sources are printable ASCII and newlines: what looks alike is alike, and hostile bytes in tests are
/// written as escapes that a reader can see.
Findings foreign_bytes(const SourceFile& file) {
  if (!is_cpp(file.path) && !is_cmake(file.path) && !is_script(file.path)) return {};
  Findings found;
  const std::vector<std::string_view> lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!std::ranges::all_of(lines[i], is_plain))
      found.push_back(finding(file, i + 1, "is not printable ASCII"));
  return found;
}

TEST(ForeignBytes, AreFound) {
  for (const std::string_view bad : {"caf\xC3\xA9", "\xEF\xBB\xBF", "\t", "\r", "\x7F", "\x1B[0m"})
    EXPECT_THAT(foreign_bytes({"harness/json/parse.cpp", "int x;\n// " + std::string(bad) + "\n"}),
                ElementsAre("harness/json/parse.cpp:2: is not printable ASCII"));
  EXPECT_THAT(foreign_bytes({"dev", std::string(1, '\0')}), ElementsAre("dev:1: is not printable ASCII"));
}

TEST(Tree, IsAscii) { EXPECT_THAT(findings_in_tree(foreign_bytes), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
