#include "names/role_arn.h"

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

TEST(RoleArn, is_of_the_pattern) {
  for (const char* text : {
           "arn:aws:iam::123456789012:role/my-role",
           "arn:aws:iam::123456789012:role/service-role/my+role=1,2.3@x_y",
           "arn::iam::123456789012:role/r",
           "arn:aws-cn:iam::123456789012:role/r",
           "arn:aws:iam::123456789012:role/",  // the '/' counts as the one character that must follow
           "arn:aws:iam::123456789012:roles",  // the '/' may be absent
           "arn:aws:iam::123456789012:role//",
       }) {
    EXPECT_TRUE(is_role_arn(text)) << text;
  }
  for (const char* text : {
           "",
           "role",
           "arn",
           "arn:",
           "arn:aws",
           "arn:aws:iam::",
           "arn:aws:iam::123456789012:role",
           "arn:aws:iam::12345678901:role/r",
           "arn:aws:iam::1234567890123:role/r",
           "arn:aws:iam:us-west-2:123456789012:role/r",
           "arn:aws1:iam::123456789012:role/r",
           "arn:aws:sts::123456789012:role/r",
           "arn:aws:iam::123456789012:user/r",
           "arn:aws:iam::123456789012:role/r r",
           "arn:aws:iam::123456789012:role/r\n",
           " arn:aws:iam::123456789012:role/r",
       }) {
    EXPECT_FALSE(is_role_arn(text)) << text;
  }
}

}  // namespace
}  // namespace plumbline::names
