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

/// Folders that hold somebody's files on one machine, put together here so that this file names none of them.
std::vector<std::string> machine_folders() {
  std::vector<std::string> folders;
  for (const char* name : {"home", "root", "Users", "work", "farm"})
    folders.push_back(fmt::format("/{}/", name));
  return folders;
}

/// Whether a path can begin after this character. Inside a URL, or behind another path or a variable, none
/// does.
bool begins_path(char before) {
  return std::string_view(" \t\"'`=:(<[,;>|").find(before) != std::string_view::npos;
}

bool names_machine_folder(std::string_view line, std::string_view folder) {
  for (std::size_t at = line.find(folder); at != std::string_view::npos; at = line.find(folder, at + 1))
    if (at == 0 || begins_path(line[at - 1])) return true;
  return false;
}

/// The tree works wherever it lies: no path of one machine stands in it.
Findings machine_paths(const SourceFile& file) {
  Findings found;
  const std::vector<std::string_view> lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const std::string& folder : machine_folders())
      if (names_machine_folder(lines[i], folder))
        found.push_back(finding(file, i + 1, fmt::format("names a path of one machine, below {}", folder)));
  return found;
}

TEST(MachinePath, IsFound) {
  for (const std::string& folder : machine_folders())
    for (const char* line : {"{}x", "see {}x", "-I{}x -I\"{}x\"", "root={}x", "`{}x`"})
      EXPECT_THAT(machine_paths({"README.md", fmt::format(fmt::runtime(line), folder, folder)}), SizeIs(1))
          << line;
}

TEST(MachinePath, IsNotAPartOfAUrlOrOfAnotherPath) {
  for (const std::string& folder : machine_folders())
    for (const char* line : {"https://example.com{}x", "${{dir}}{}x", "../tests{}x"})
      EXPECT_THAT(machine_paths({"README.md", fmt::format(fmt::runtime(line), folder)}), IsEmpty()) << line;
}

TEST(Tree, NamesNoPathOfOneMachine) { EXPECT_THAT(findings_in_tree(machine_paths), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
