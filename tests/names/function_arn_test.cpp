#include "names/function_arn.h"

#include <gtest/gtest.h>

#include "names/function_name.h"

namespace plumbline::names {
namespace {

TEST(FunctionArn, is_in_the_partition_of_its_region) {
  EXPECT_EQ(function_arn({"us-west-2", "123456789012"}, "f"),
            "arn:aws:lambda:us-west-2:123456789012:function:f");
  EXPECT_EQ(function_arn({"us-gov-west-1", "123456789012"}, "f", "7"),
            "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:7");
  EXPECT_EQ(function_arn({"cn-north-1", "123456789012"}, "f", "$LATEST"),
            "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST");
}

TEST(FunctionArn, is_read_back_as_a_function_name) {
  const FunctionName expected{"aws", "eu-central-1", "000000000000", true, "function", "live"};
  EXPECT_EQ(parse_function_name(function_arn({"eu-central-1", "000000000000"}, "function", "live")),
            expected);
}

}  // namespace
}  // namespace plumbline::names
