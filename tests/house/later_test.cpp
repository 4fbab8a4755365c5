#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The usual marks of work left for later, put together here so that this file has none.
std::vector<std::string> marks() {
  return {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X",
          std::string("HA") + "CK"};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether the mark stands in the line as a word: the letters of mktemp's template are not one.
bool has_mark(std::string_view line, std::string_view mark) {
  for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
    const std::size_t end = at + mark.size();
    if ((at == 0 || !is_letter(line[at - 1])) && (end == line.size() || !is_letter(line[end]))) return true;
  }
  return false;
}

/// Work is done, planned or dropped; none is left for later in the code.
Findings left_for_later(const SourceFile& file) {
  if (is_prose(file.path)) return {};
  Findings found;
  const std::vector<std::string_view> lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const std::string& mark : marks())
      if (has_mark(lines[i], mark)) found.push_back(finding(file, i + 1, fmt::format("leaves a {}", mark)));
  return found;
}

TEST(LeftForLater, IsFound) {
  for (const std::string& mark : marks())
    for (const char* around : {"// {}", "// {}: mend", "int x;  /*{}*/", "# {}(somebody)", "{}_1"})
      EXPECT_THAT(left_for_later({"harness/json/parse.cpp", fmt::format(fmt::runtime(around), mark)}),
                  SizeIs(1))
          << around;
}

TEST(LeftForLater, IsAWordOfItsOwn) {
  for (const std::string& mark : marks())
    EXPECT_THAT(left_for_later({"dev", fmt::format("a{0} {0}b {0}{0}", mark)}), IsEmpty());
}

TEST(Tree, LeavesNothingForLater) { EXPECT_THAT(findings_in_tree(left_for_later), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
