#include "service/resource_arn.h"

#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

TEST(ResourceArn, IsRecognised) {
  for (const auto* text : {"", "arn:aws:kms:us-west-2:123456789012:key/1", "arn:aws:s3:", "arn::s3:::x",
                           "arn:aws-cn:a.b-c9:anything at all"}) {
    EXPECT_TRUE(is_resource_arn_or_empty(text)) << text;
  }
  for (const auto* text : {"arn", "arn:", "arn:aws:s3", "arn:aws::x", "arn:aws1:s3:x", "arn:aws:S3:x",
                           "ARN:aws:s3:x", " arn:aws:s3:x", "arn:aws:s3:x\ny", "arn:aws:s3:\u2028"}) {
    EXPECT_FALSE(is_resource_arn_or_empty(text)) << text;
  }
}

TEST(LayerVersionArn, IsRecognised) {
  for (const auto* text : {"arn:aws:lambda:us-west-2:123456789012:layer:my_layer-1:3",
                           "arn:x:lambda:y:000000000000:layer:z:0"}) {
    EXPECT_TRUE(is_layer_version_arn(text)) << text;
  }
  for (const auto* text :
       {"", "arn:aws:lambda:us-west-2:123456789012:layer:my-layer",
        "arn:aws:lambda:us-west-2:123456789012:layer:l:", "arn:aws:lambda:us-west-2:123456789012:layer:l:x",
        "arn:aws:lambda:us-west-2:12345678901:layer:l:1", "arn:aws:lambda::123456789012:layer:l:1",
        "arn:aws:s3:us-west-2:123456789012:layer:l:1", "arn:aws:lambda:us-west-2:123456789012:layer:l:1:2",
        "arn:aws:lambda:us-west-2:123456789012:layer::1"}) {
    EXPECT_FALSE(is_layer_version_arn(text)) << text;
  }
}

}  // namespace
}  // namespace plumbline::service
