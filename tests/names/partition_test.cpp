#include "names/partition.h"

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

TEST(Partition, is_empty_or_begins_with_aws) {
  for (const char* text : {"", "aws", "aws-cn", "aws-us-gov", "awsXYZ", "aws-"}) {
    EXPECT_TRUE(is_partition(text)) << text;
  }
  for (const char* text : {"a", "aw", "AWS", "xaws", "aws1", "aws_cn", "aws:", "aws "}) {
    EXPECT_FALSE(is_partition(text)) << text;
  }
}

TEST(Partition, follows_from_the_region) {
  EXPECT_EQ(partition_of_region("us-west-2"), "aws");
  EXPECT_EQ(partition_of_region("us-gov-east-1"), "aws-us-gov");
  EXPECT_EQ(partition_of_region("cn-northwest-1"), "aws-cn");
  EXPECT_EQ(partition_of_region(""), "aws");
}

}  // namespace
}  // namespace plumbline::names
