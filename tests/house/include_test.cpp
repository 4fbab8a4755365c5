#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/folders.h"
#include "house/include_lines.h"
#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// What belongs to no folder, and is there for all of them.
constexpr std::array<std::string_view, 2> for_all{"result.h", "processor_path.h"};

/// A folder of harness/ includes only itself, what is there for all, and the folders that the table allows
/// it.
Findings forbidden_includes(const SourceFile& file) {
  const std::string_view from = harness_folder(file.path);
  if (from.empty() || !is_cpp(file.path)) return {};
  if (!is_known_folder(from)) return {finding(file, 1, "its folder has no row in tests/house/folders.cpp")};
  Findings found;
  for (const Include& include : include_lines(file.text))
    if (include.quoted && std::ranges::find(for_all, include.name) == for_all.end() &&
        !may_include(from, include.folder()))
      found.push_back(finding(file, include.line, fmt::format("{} may not include {}", from, include.name)));
  return found;
}

struct Row {
  std::string path;
  std::string line;
};

TEST(ForbiddenInclude, IsFound) {
  const Row rows[] = {
      {"harness/service/endpoint.cpp", "#include \"spec/load.h\""},
      {"harness/service/endpoint.h", "#include \"suite/runner.h\""},
      {"harness/suite/runner.cpp", "#include \"service/endpoint.h\""},
      {"harness/suite/runner.cpp", "#include \"names/function_name.h\""},
      {"harness/json/parse.cpp", "  #  include  \"http/uri.h\""},
      {"harness/json/parse.cpp", "#include \"parse.h\""},
      {"harness/json/parse.cpp", "#include \"boost/json.hpp\""},
      {"harness/utils/text.h", "int x;"},
  };
  for (const Row& row : rows)
    EXPECT_THAT(forbidden_includes({row.path, "#pragma once\n" + row.line + "\n"}), SizeIs(1)) << row.line;
}

TEST(AllowedInclude, IsNotFound) {
  EXPECT_THAT(forbidden_includes({"harness/service/endpoint.cpp",
                                  "#include <string>\n"
                                  "#include \"service/endpoint.h\"\n"
                                  "#include \"json/value.h\"\n"
                                  "#include \"result.h\"\n"}),
              IsEmpty());
}

TEST(Tree, IncludesOnlyWhatTheTableAllows) { EXPECT_THAT(findings_in_tree(forbidden_includes), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
