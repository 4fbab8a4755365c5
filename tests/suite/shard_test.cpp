#include "suite/shard.h"

#include <array>
#include <cstdint>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

using ::testing::HasSubstr;

TEST(Shard, IsReadOrRefused) {
  const auto shard = parse_shard("2/3");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->number, 2);
  EXPECT_EQ(shard->count, 3);
  struct Row {
    std::string text;
    std::string error;
  };
  const Row rows[] = {{"", "2/3"},       {"2", "2/3"},         {"/", "2/3"},      {"a/b", "2/3"},
                      {"1/3x", "2/3"},   {"-1/3", "2/3"},      {"0/3", "from 1"}, {"4/3", "from 1"},
                      {"1/0", "from 1"}, {"1/99999", "10000"}, {"1 /3", "2/3"},   {"1/2/3", "2/3"}};
  for (const Row& row : rows) {
    const auto refused_shard = parse_shard(row.text);
    ASSERT_FALSE(refused_shard) << row.text;
    EXPECT_THAT(refused_shard.error(), HasSubstr(row.error));
  }
}

TEST(Shard, HoldsEachCaseOnceWithItsLikeInSize) {
  constexpr std::uint64_t count = 7;
  std::array<int, count> cases{};
  for (int i = 0; i < 7000; ++i) {
    int held = 0;
    for (std::uint64_t number = 1; number <= count; ++number)
      if (Shard{number, count}.holds("FunctionName/pattern/" + std::to_string(i))) {
        ++held;
        ++cases[number - 1];
      }
    ASSERT_EQ(held, 1);
  }
  for (const int in_shard : cases) EXPECT_NEAR(in_shard, 1000, 150);
}

/// Shards are run on other machines, and their journals compared with older ones: where a case belongs is for
/// ever. The numbers are those that another program made of sha256sum's output.
TEST(Shard, NeverChangesWhereACaseBelongs) {
  struct Row {
    std::string id;
    std::uint64_t number;
  };
  const Row rows[] = {{"FunctionName/length/bare-65", 4},
                      {"ZipFile/blob/bad-padding", 9},
                      {"sequence/7-3", 3},
                      {"code/update", 3}};
  for (const Row& row : rows) EXPECT_TRUE((Shard{row.number, 10}.holds(row.id))) << row.id;
}

}  // namespace
}  // namespace plumbline::suite
