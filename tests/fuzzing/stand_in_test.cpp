#include "fuzzing/stand_in.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::fuzzing {
namespace {

TEST(StandInTest, TakesThePlaceOfWholeParts) {
  const StandIn stand_in{"fn", "000000000000", "eu-west-1", "r1"};
  struct Row {
    std::string name;
    std::string with;
  };
  const std::vector<Row> rows = {
      {"my-function", "fn"},
      {"my-function:$LATEST", "fn:$LATEST"},
      {"arn:aws:lambda:us-west-2:123456789012:function:my-function",
       "arn:aws:lambda:eu-west-1:000000000000:function:fn"},
      {"my-functions", "my-functions"},
      {"a.my-function", "a.my-function"},
      {":my-function::", ":fn::"},
      {"1234567890123:us-west-22", "1234567890123:us-west-22"},
      {"", ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(with_stand_in({row.name, false, ""}, stand_in).name, row.with) << row.name;
  EXPECT_EQ(
      with_stand_in({"", false, R"({"RevisionId":"${function.revision}","my-function":1})"}, stand_in).body,
      R"({"RevisionId":"r1","my-function":1})");
}

TEST(StandInTest, LeavesAloneWhatIsNotKnown) {
  const Input input{"us-west-2:my-function", true, "${function.revision}"};
  EXPECT_EQ(with_stand_in(input, {}), input);
}

TEST(StandInTest, IsFoundInTheBindingsOfAFixture) {
  const StandIn stand_in = stand_in_of({{"function.name", "fn"}, {"function.region", "eu-west-1"}});
  EXPECT_EQ(stand_in.function, "fn");
  EXPECT_EQ(stand_in.region, "eu-west-1");
  EXPECT_EQ(stand_in.account, "");
}

}  // namespace
}  // namespace plumbline::fuzzing
