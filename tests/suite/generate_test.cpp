#include "suite/generate.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Row {
  std::string_view id;
  std::string glob;
  bool is_chosen;
};

TEST(Glob, ChoosesIds) {
  const Row rows[] = {
      {"ZipFile/base64/padding/3", "", true},
      {"ZipFile/base64/padding/3", "*", true},
      {"ZipFile/base64/padding/3", "ZipFile/*", true},
      {"ZipFile/base64/padding/3", "ZipFile/*/3", true},
      {"ZipFile/base64/padding/3", "*padding*", true},
      {"ZipFile/base64/padding/3", "ZipFile/base64/padding/[0-9]", true},
      {"ZipFile/base64/padding/3", "ZipFile/base64/padding/?", true},
      {"ZipFile/base64/padding/3", "ZipFile/base64/padding/3", true},
      {"ZipFile/base64/padding/3", "ZipFile", false},
      {"ZipFile/base64/padding/3", "zipfile/*", false},
      {"ZipFile/base64/padding/3", "ZipFile/base64/padding/[!0-9]", false},
      {"ZipFile/base64/padding/3", "base64", false},
      {"Genre/values/not-", "*/not-", true},
      {"Shelf/pattern/%5C", "*%5C", true},
      {"a\\b", "a\\b", true},
      {"a*b", "a\\*b", false},
      {"", "*", true},
      {"", "?", false},
      {"a", "[", false},
  };
  for (const Row& row : rows)
    EXPECT_EQ(is_chosen(row.id, row.glob), row.is_chosen) << row.id << " " << row.glob;
}

std::vector<std::string> drawn(const CaseStream& cases) {
  std::vector<std::string> ids;
  while (const auto next = cases()) ids.push_back(next->id);
  return ids;
}

TEST(Chosen, HandsOnWhatTheGlobChooses) {
  const auto stream = [] {
    return [left = std::vector<std::string>{"b/2", "a/2", "b/1", "a/1"}]() mutable -> std::optional<Case> {
      if (left.empty()) return std::nullopt;
      Case made;
      made.id = left.back();
      left.pop_back();
      return made;
    };
  };
  EXPECT_THAT(drawn(chosen(stream(), "")), ElementsAre("a/1", "b/1", "a/2", "b/2"));
  EXPECT_THAT(drawn(chosen(stream(), "a/*")), ElementsAre("a/1", "a/2"));
  EXPECT_THAT(drawn(chosen(stream(), "*/2")), ElementsAre("a/2", "b/2"));
  EXPECT_THAT(drawn(chosen(stream(), "c")), IsEmpty());
}

TEST(Generate, MakesTheSamplesAsTheyAre) {
  const auto cases = generate(shelf_spec());
  ASSERT_TRUE(cases);
  EXPECT_THAT(marked_ids(*cases), ::testing::Contains("+Shelve/plain"));
  EXPECT_THAT(marked_ids(*cases), ::testing::Not(::testing::Contains("+Shelve/covered")))
      << "whose source need not be there";
}

TEST(Generate, IsRefusedForTheFirstScenarioThatIsWrong) {
  const auto cases = generate(
      with_scenarios(R"([{"id": "a", "about": "b", "clauses": ["type"], "steps": [{"call": "Nothing"}]}])"));
  ASSERT_FALSE(cases);
  EXPECT_EQ(cases.error().file, "scenarios/more.json");
  EXPECT_EQ(cases.error().pointer, "/scenarios/0/steps/0");
}

}  // namespace
}  // namespace plumbline::suite
