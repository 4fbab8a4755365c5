#include <array>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/include_lines.h"
#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A library that only the .cpp files of one folder may see: it costs too much to compile or to trust.
struct Fence {
  std::string_view includes;
  std::string_view folder;
};

constexpr std::array fences{Fence{"boost/", "harness/wire"}, Fence{"rapidjson/", "harness/json"}};

Findings fenced_includes(const SourceFile& file) {
  if (!in_folder(file.path, "harness") || !is_cpp(file.path)) return {};
  Findings found;
  for (const Include& include : include_lines(file.text))
    for (const Fence& fence : fences)
      if (include.name.starts_with(fence.includes) &&
          (!in_folder(file.path, fence.folder) || is_header(file.path)))
        found.push_back(
            finding(file, include.line, fmt::format("{} belongs in {}/*.cpp", include.name, fence.folder)));
  return found;
}

struct Row {
  std::string path;
  std::string line;
};

TEST(FencedInclude, IsFound) {
  const Row rows[] = {
      {"harness/wire/server.h", "#include <boost/beast.hpp>"},
      {"harness/http/uri.cpp", "#include <boost/url.hpp>"},
      {"harness/json/value.h", "#include <rapidjson/document.h>"},
      {"harness/report/json.cpp", "#include <rapidjson/writer.h>"},
  };
  for (const Row& row : rows) EXPECT_THAT(fenced_includes({row.path, row.line}), SizeIs(1)) << row.line;
}

TEST(FencedInclude, IsNotFoundAtHome) {
  EXPECT_THAT(fenced_includes({"harness/wire/server.cpp", "#include <boost/beast.hpp>"}), IsEmpty());
  EXPECT_THAT(fenced_includes({"harness/json/parse.cpp", "#include <rapidjson/reader.h>"}), IsEmpty());
}

TEST(Tree, KeepsBoostAndRapidJsonInTheirFolders) {
  EXPECT_THAT(findings_in_tree(fenced_includes), IsEmpty());
}

}  // namespace
}  // namespace plumbline::house
