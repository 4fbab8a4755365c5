#include "service/rate_limit.h"

#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using std::chrono::milliseconds;

TEST(RateLimit, LetsASecondsWorthThroughAndThenFillsUp) {
  RateLimit limit(4);
  Time now{};
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(limit.take("a", now)) << i;
  EXPECT_DOUBLE_EQ(limit.take("a", now).value().count(), 0.25);
  EXPECT_FALSE(limit.take("b", now)) << "another account has its own";
  now += milliseconds(125);
  EXPECT_DOUBLE_EQ(limit.take("a", now).value().count(), 0.125) << "what was refused costs nothing";
  now += milliseconds(125);
  EXPECT_FALSE(limit.take("a", now));
  EXPECT_TRUE(limit.take("a", now));
  now += std::chrono::hours(1);
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(limit.take("a", now)) << i;
  EXPECT_TRUE(limit.take("a", now)) << "no more than a second's worth is saved";
}

TEST(RateLimit, BelowOneASecondHoldsOne) {
  RateLimit limit(0.5);
  EXPECT_FALSE(limit.take("a", Time{}));
  EXPECT_DOUBLE_EQ(limit.take("a", Time{}).value().count(), 2);
  EXPECT_FALSE(limit.take("a", Time{} + std::chrono::seconds(2)));
}

TEST(RateLimit, SurvivesAClockThatGoesBack) {
  RateLimit limit(1);
  const Time now = Time{} + std::chrono::hours(1);
  EXPECT_FALSE(limit.take("a", now));
  EXPECT_TRUE(limit.take("a", Time{}));
  EXPECT_FALSE(limit.take("a", Time{} + std::chrono::seconds(1)));
}

TEST(RateLimit, IsNoneWhereItIsNought) {
  RateLimit limit(0);
  for (int i = 0; i < 1000; ++i) ASSERT_FALSE(limit.take("a", Time{}));
}

TEST(RateLimit, IsAnsweredAsTooManyRequests) {
  Settings settings;
  settings.requests_per_second_max = 0.4;
  World world(settings);
  ASSERT_EQ(world.create("fn").status(), 201);
  const std::string target = "/2015-03-31/functions/fn/code";
  const Reply refused = world.send("PUT", target, "{}");
  EXPECT_EQ(refused.status(), 429);
  EXPECT_EQ(refused.error_type(), "TooManyRequestsException");
  EXPECT_EQ(refused.header("Retry-After"), "3") << "two seconds and a half, in whole seconds";
  EXPECT_EQ(refused.text("Reason"), "CallerRateLimitExceeded");
  EXPECT_EQ(refused.text("Type"), "User");
  EXPECT_EQ(refused.message(), "Rate exceeded");
  EXPECT_EQ(world.send("GET", "/_plumbline/health").status(), 200) << "who only waits for it is not counted";
  world.now += std::chrono::seconds(3);
  EXPECT_EQ(world.configuration_of("fn").status(), 200);
}

}  // namespace
}  // namespace plumbline::service
