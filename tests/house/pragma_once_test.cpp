#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "house/rule.h"

namespace plumbline::house {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Every header may be included twice.
Findings without_pragma_once(const SourceFile& file) {
  if (!is_header(file.path)) return {};
  const std::vector<std::string_view> lines = lines_of(file.text);
  if (std::ranges::find(lines, "#pragma once") != lines.end()) return {};
  return {finding(file, 1, "has no #pragma once")};
}

TEST(HeaderWithoutPragmaOnce, IsFound) {
  EXPECT_THAT(without_pragma_once({"harness/json/value.h", "// #pragma once\n"}),
              ElementsAre("harness/json/value.h:1: has no #pragma once"));
  EXPECT_THAT(without_pragma_once({"harness/json/value.h", "// what it is\n#pragma once\n"}), IsEmpty());
  EXPECT_THAT(without_pragma_once({"harness/json/value.cpp", ""}), IsEmpty());
}

TEST(Tree, HasPragmaOnceInEveryHeader) { EXPECT_THAT(findings_in_tree(without_pragma_once), IsEmpty()); }

}  // namespace
}  // namespace plumbline::house
