#include "app/pace.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr double timeout_s = 30;

/// A target that works on so many requests at once, each for that long.
struct Target {
  double seconds = 0.2;
  unsigned at_once = 1000;

  unsigned jobs() { return pace().jobs; }
  Pace pace() {
    return fitting_pace(seconds, timeout_s, [this](unsigned requests) {
      bursts.push_back(requests);
      return std::optional(seconds * ((requests + at_once - 1) / at_once));
    });
  }
  std::vector<unsigned> bursts = {};
};

TEST(FittingJobs, AreTheUsualOnesAtAQuickTarget) {
  Target quick{.seconds = 0.001, .at_once = 1};
  EXPECT_EQ(quick.jobs(), usual_jobs);
  EXPECT_THAT(quick.bursts, IsEmpty()) << "and it is not asked";
}

TEST(FittingJobs, AreAsManyAsASlowTargetTakesAtOnce) {
  const auto jobs_of = [](unsigned at_once) { return Target{.at_once = at_once}.jobs(); };
  EXPECT_EQ(jobs_of(1000), fitting_jobs_max);
  EXPECT_EQ(jobs_of(64), 64U);
  EXPECT_EQ(jobs_of(63), 32U);
  EXPECT_EQ(jobs_of(10), 8U);
  EXPECT_EQ(jobs_of(7), 4U);
  EXPECT_EQ(jobs_of(3), 2U);
  EXPECT_EQ(jobs_of(1), 2U) << "the next request is there when one is answered";
}

TEST(FittingJobs, AreNotSoManyThatTheyMightWaitForEachOtherTooLong) {
  Target slow{.seconds = 0.8};
  EXPECT_EQ(slow.jobs(), 16U);
  Target slower{.seconds = 5};
  EXPECT_EQ(slower.jobs(), usual_jobs);
  EXPECT_THAT(slower.bursts, ElementsAre(usual_jobs));
}

TEST(FittingJobs, AreNoMoreThanTheTargetAnswers) {
  const auto throttled = [](unsigned requests) { return requests <= 16 ? std::optional(0.2) : std::nullopt; };
  EXPECT_EQ(fitting_pace(0.2, timeout_s, throttled).jobs, 16U);
}

TEST(FittingJobs, AreLookedForOnceMoreWhereConnectionsHadToBeMade) {
  std::vector<unsigned> bursts = {};
  const auto connecting = [&](unsigned requests) {
    const bool is_connected = std::ranges::find(bursts, requests) != bursts.end();
    bursts.push_back(requests);
    return std::optional(is_connected ? 0.2 : 0.4);
  };
  EXPECT_EQ(fitting_pace(0.2, timeout_s, connecting).jobs, fitting_jobs_max);
}

TEST(FittingJobs, TellHowFastTheyAre) {
  EXPECT_DOUBLE_EQ(Target{}.pace().requests_a_second(), 320);
  EXPECT_DOUBLE_EQ(Target{.at_once = 1}.pace().requests_a_second(), 5)
      << "one after the other, whatever the jobs";
  EXPECT_DOUBLE_EQ((Pace{.seconds_a_request = 0.5, .jobs = 4}).requests_a_second(), 8);
  EXPECT_DOUBLE_EQ((Pace{.seconds_a_request = 0.5, .jobs = 4, .rate = 3}).requests_a_second(), 3);
}

TEST(FittingPart, IsWhatTakesTwoMinutes) {
  EXPECT_EQ(fitting_part({.seconds_a_request = 0.2, .jobs = 64}, 64'000), 38'400U);
  EXPECT_EQ(fitting_part({.seconds_a_request = 0.2, .jobs = 64, .rate = 10}, 64'000), 1'200U);
  EXPECT_EQ(fitting_part({.seconds_a_request = 10, .jobs = 2}, 64'000), 500U) << "some are run";
  EXPECT_EQ(fitting_part({.seconds_a_request = 0.001, .jobs = 8}, 64'000), std::nullopt);
}

TEST(Notice, SaysWhatIsRunAndHowLongItTakes) {
  const std::string part = notice_of({.seconds_a_request = 0.2, .jobs = 64}, {1'000, 38'400}, 64'000);
  EXPECT_THAT(part, HasSubstr("200 ms a request"));
  EXPECT_THAT(part, HasSubstr("64 are under way"));
  EXPECT_THAT(part, HasSubstr("38,400 most telling of 64,000"));
  EXPECT_THAT(part, HasSubstr("about 3 minutes in all"));
  const std::string all = notice_of({.seconds_a_request = 0.03, .jobs = 1}, {10, 500}, 500);
  EXPECT_THAT(all, HasSubstr("1 is under way"));
  EXPECT_THAT(all, Not(HasSubstr("--budget")));
  EXPECT_THAT(all, HasSubstr("about a minute in all"));
}

}  // namespace
}  // namespace plumbline::app
