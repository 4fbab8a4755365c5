#include "suite/request_ids.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

TEST(RequestIds, AreNewOnce) {
  RequestIds ids;
  EXPECT_TRUE(ids.is_new("a"));
  EXPECT_TRUE(ids.is_new("b"));
  EXPECT_FALSE(ids.is_new("a"));
  EXPECT_FALSE(ids.is_new("b"));
}

TEST(RequestIds, AreForgottenInTheEnd) {
  RequestIds ids;
  for (int i = 0; i < 4096; ++i) EXPECT_TRUE(ids.is_new(std::to_string(i)));
  EXPECT_FALSE(ids.is_new("0")) << "still among the last ones";
  EXPECT_TRUE(ids.is_new("another"));
  EXPECT_TRUE(ids.is_new("0"));
}

}  // namespace
}  // namespace plumbline::suite
