#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/folders.h"
#include "house/include_lines.h"
#include "house/library_call.h"
#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::set<std::string> included_folders(const Files& tree, std::string_view folder) {
  std::set<std::string> included;
  for (const SourceFile& file : tree)
    if (harness_folder(file.path) == folder && is_cpp(file.path))
      for (const Include& include : include_lines(file.text))
        if (!include.folder().empty() && include.folder() != folder) included.emplace(include.folder());
  return included;
}

/// What a folder USES in its plumbline_library call is allowed by the table, and covers what it includes.
Findings wrong_uses(const Files& tree) {
  Findings found;
  for (const SourceFile& file : tree) {
    const std::string_view folder = harness_folder(file.path);
    if (folder.empty() || !is_cmake(file.path)) continue;
    const std::optional<LibraryCall> call = library_call(file.text);
    if (!call) continue;
    if (call->folder != folder) found.push_back(finding(file, 1, "the library is not named as its folder"));
    for (const std::string& used : call->uses)
      if (!may_include(folder, used))
        found.push_back(finding(file, 1, fmt::format("{} may not use {}", folder, used)));
    for (const std::string& included : included_folders(tree, folder))
      if (std::ranges::find(call->uses, included) == call->uses.end())
        found.push_back(
            finding(file, 1, fmt::format("{} includes {} and does not use it", folder, included)));
  }
  return found;
}

/// A tree of one library, harness/spec, with one source.
Files spec_folder(std::string call, std::string source) {
  return {{"harness/spec/CMakeLists.txt", std::move(call)}, {"harness/spec/load.cpp", std::move(source)}};
}

TEST(Uses, OfTheWrongFolderAreFound) {
  EXPECT_THAT(wrong_uses(spec_folder(
                  "plumbline_library(spec SOURCES load.cpp USES json service LINKS fmt::fmt)", "")),
              ElementsAre(HasSubstr("spec may not use service")));
}

TEST(Uses, LeftOutAreFound) {
  EXPECT_THAT(wrong_uses(spec_folder("plumbline_library(spec SOURCES load.cpp\n  USES pattern # json\n)",
                                     "#include \"json/value.h\"\n#include \"spec/load.h\"\n")),
              ElementsAre(HasSubstr("spec includes json and does not use it")));
}

TEST(Uses, UnderAnotherNameAreFound) {
  EXPECT_THAT(wrong_uses(spec_folder("plumbline_library(specs SOURCES load.cpp)", "")),
              ElementsAre(HasSubstr("not named as its folder")));
}

TEST(Uses, ThatAgreeAreNotFound) {
  EXPECT_THAT(wrong_uses(spec_folder("plumbline_library(spec USES json pattern SOURCES load.cpp)",
                                     "#include <string>\n#include \"json/value.h\"\n")),
              IsEmpty());
}

TEST(Tree, UsesInCMakeWhatItIncludes) { EXPECT_THAT(wrong_uses(read_tree()), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
