#include "suite/shrinking.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using verdict::Defect;
using verdict::DefectKind;

verdict::Defects defect(std::string observed) {
  return {Defect{"Name.length", DefectKind::status, std::move(observed), "400"}};
}

class ShrinkingTest : public ::testing::Test {
 protected:
  Shrinking shrinking(ShrinkLimits limits) {
    return Shrinking(limits, [this] { return now; });
  }
  std::chrono::steady_clock::time_point now;
};

TEST_F(ShrinkingTest, IsForEachCauseAndBounded) {
  Shrinking once = shrinking({10, milliseconds(1000)});
  EXPECT_TRUE(once.is_first(defect("200")));
  EXPECT_FALSE(once.is_first(defect("200")));
  EXPECT_TRUE(once.is_first({defect("200").front(), defect("201").front()}));
  EXPECT_FALSE(once.is_first({}));
  int firsts = 0;
  for (int i = 0; i < 1000; ++i) firsts += once.is_first(defect(std::to_string(1000 + i))) ? 1 : 0;
  EXPECT_EQ(firsts, 198);
}

TEST_F(ShrinkingTest, IsNotForThoseWhoWantNone) {
  Shrinking none = shrinking({0, milliseconds(1000)});
  EXPECT_FALSE(none.is_first(defect("200")));
}

TEST_F(ShrinkingTest, EndsWhenItsTimeIsSpent) {
  Shrinking bounded = shrinking({10, milliseconds(1000)});
  {
    const Shrinking::Turn first(bounded);
    now += milliseconds(600);
    EXPECT_TRUE(first.has_time());
    now += milliseconds(500);
    EXPECT_FALSE(first.has_time());
  }
  EXPECT_FALSE(bounded.is_first(defect("200"))) << "what is spent is spent for all";
}

}  // namespace
}  // namespace plumbline::suite
