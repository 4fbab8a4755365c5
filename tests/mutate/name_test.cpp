#include "mutate/name.h"

#include <gtest/gtest.h>

#include "mutate/draws.h"

namespace plumbline::mutate {
namespace {

constexpr std::string_view arn = "arn:aws:lambda:us-west-2:123456789012:function:my-function";

struct Row {
  std::string_view from;
  std::string_view wanted;
};

TEST(MutateName, ReachesWhatReadersDifferOn) {
  const Row rows[] = {
      {"my-function", "my-function:$LATEST"},
      {"my-function", "my-function:$latest"},
      {"my-function:$LATEST", "my-function:$LATES"},
      {"my-function:$LATEST", "my-function%3A$LATEST"},
      {arn, "arn:aws:lambda:us-west-2:1234567890122:function:my-function"},
      {arn, "arn:aws:lambda:us-west-2:12345678901:function:my-function"},
      {arn, "arn:aws:lambda:us-west-2:function:my-function"},
      {arn, "arn:aws:lambda:us-west-2:123456789012:123456789012:function:my-function"},
      {arn, "arn:aws:lambda:123456789012:us-west-2:function:my-function"},
      {arn, "arn:aws-cn:lambda:us-west-2:123456789012:function:my-function"},
      {arn, "arn:aws:lambda:cn-north-1:123456789012:function:my-function"},
      {arn, "arn:aws:lambda:us-west-2:999999999999:function:my-function"},
      {arn, "arn:aws:LAMBDA:us-west-2:123456789012:function:my-function"},
      {arn, ":arn:aws:lambda:us-west-2:123456789012:function:my-function"},
      {arn, "arn:aws:lambda:us-west-2:123456789012:functionmy-function"},
      {"a:b", "%61:b"},
  };
  for (const Row& row : rows)
    EXPECT_TRUE(
        is_reached(mutate_name, row.from, [&](const std::string& text) { return text == row.wanted; }))
        << row.from << " to " << row.wanted;
}

TEST(MutateName, ReachesEveryLimitAndItsNeighbours) {
  for (const std::string_view from : {std::string_view("my-function"), arn})
    for (const std::size_t length : {63U, 64U, 65U, 139U, 140U, 141U})
      EXPECT_TRUE(
          is_reached(mutate_name, from, [&](const std::string& text) { return text.size() == length; }))
          << from << " to " << length;
}

TEST(CrossNames, TakesTheStartOfOneAndTheEndOfTheOther) {
  Random random(3);
  bool is_joined = false;
  for (int i = 0; i < 200 && !is_joined; ++i) is_joined = cross_names("a:b:c", "d:e:f", random) == "a:b:f";
  EXPECT_TRUE(is_joined);
}

}  // namespace
}  // namespace plumbline::mutate
