#include "service/code_links.h"

#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

TEST(CodeLinks, LastForTheirLifetime) {
  CodeLinks links;
  const Time now;
  links.issue("token", "hash", now);
  EXPECT_EQ(links.redeem("token", now), "hash");
  EXPECT_EQ(links.redeem("token", now + CodeLinks::lifetime - std::chrono::nanoseconds(1)), "hash");
  EXPECT_EQ(links.redeem("token", now + CodeLinks::lifetime), std::nullopt);
  EXPECT_EQ(links.redeem("other", now), std::nullopt);
}

TEST(CodeLinks, AreBoundedByDroppingTheOldest) {
  CodeLinks links;
  const Time now;
  for (std::size_t i = 0; i <= CodeLinks::links_max; ++i) links.issue(std::to_string(i), "hash", now);
  EXPECT_EQ(links.redeem("0", now), std::nullopt);
  EXPECT_EQ(links.redeem("1", now), "hash");
  EXPECT_EQ(links.redeem(std::to_string(CodeLinks::links_max), now), "hash");
}

}  // namespace
}  // namespace plumbline::service
