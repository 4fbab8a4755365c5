#include "suite/shrinking.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/cut_bodies.h"

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using verdict::Defect;
using verdict::DefectKind;

/// A case that went wrong: where it stands, and what was observed.
struct Wrong {
  std::uint64_t lot;
  std::string id;
  std::vector<std::string> observed;
  std::uint64_t position = 0;
};

class ShrinkingTest : public ::testing::Test {
 protected:
  Shrinking shrinking(ShrinkLimits limits = {10, milliseconds(1000)}) {
    return Shrinking(limits, [this] { return now; });
  }

  /// The ids of those that are let go at once.
  static std::vector<std::string> hold(Shrinking& shrinking, const Wrong& wrong) {
    Case tested;
    tested.id = wrong.id;
    Outcome outcome;
    outcome.id = wrong.id;
    for (const std::string& observed : wrong.observed)
      outcome.defects.push_back(Defect{"Name.length", DefectKind::status, observed, "400"});
    std::vector<std::string> ids;
    for (const Outcome& released : shrinking.hold({wrong.lot, wrong.position, wrong.id}, tested, outcome))
      ids.push_back(released.id);
    return ids;
  }

  static std::vector<std::string> taken(Shrinking& shrinking) {
    std::vector<std::string> ids;
    for (const Shrinking::Held& held : shrinking.take()) {
      EXPECT_EQ(held.tested.id, held.outcome.id);
      ids.push_back(held.outcome.id);
    }
    return ids;
  }

  std::chrono::steady_clock::time_point now;
};

TEST_F(ShrinkingTest, IsOfTheFirstCaseOfEachCauseWhoeverComesFirst) {
  const std::vector<Wrong> all = {{0, "z", {"200"}, 0}, {0, "d", {"200", "201"}, 1}, {1, "a", {"200"}},
                                  {1, "b", {"202"}},    {2, "a", {"202", "201"}},    {3, "e", {"203"}}};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
  do {
    Shrinking shrunk = shrinking();
    std::vector<std::string> let_go;
    for (const std::size_t i : order)
      for (std::string& id : hold(shrunk, all[i])) let_go.push_back(std::move(id));
    ASSERT_THAT(let_go, SizeIs(2));
    ASSERT_THAT(taken(shrunk), ElementsAre("z", "d", "b", "e"));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(ShrinkingTest, IsOnceForEachCause) {
  Shrinking once = shrinking();
  EXPECT_THAT(hold(once, {5, "a", {"200", "200"}}), IsEmpty());
  EXPECT_THAT(taken(once), ElementsAre("a"));
  EXPECT_THAT(hold(once, {0, "b", {"200"}}), ElementsAre("b")) << "its cause is done with";
  EXPECT_THAT(hold(once, {0, "c", {}}), ElementsAre("c"));
  EXPECT_THAT(taken(once), IsEmpty());
}

TEST_F(ShrinkingTest, IsOfSoManyCausesAtMostThoseThatComeFirst) {
  constexpr std::uint64_t causes_max = 200;
  for (const bool is_backwards : {false, true}) {
    Shrinking bounded = shrinking();
    std::size_t let_go = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      const std::uint64_t lot = is_backwards ? 999 - i : i;
      let_go += hold(bounded, {lot, "x", {std::to_string(1000 + lot)}}).size();
    }
    EXPECT_EQ(let_go, 1000 - causes_max);
    const auto held = bounded.take();
    ASSERT_EQ(held.size(), causes_max);
    EXPECT_EQ(held.front().outcome.defects.front().observed, "1000");
    EXPECT_EQ(held.back().outcome.defects.front().observed, "1199");
  }
}

TEST_F(ShrinkingTest, IsNotForThoseWhoWantNone) {
  Shrinking none = shrinking({0, milliseconds(1000)});
  EXPECT_THAT(hold(none, {0, "a", {"200"}}), ElementsAre("a"));
}

TEST_F(ShrinkingTest, EndsWhenItsTimeIsSpent) {
  Shrinking bounded = shrinking();
  {
    const Shrinking::Turn first(bounded);
    now += milliseconds(600);
    EXPECT_TRUE(bounded.has_time());
    now += milliseconds(500);
    EXPECT_FALSE(bounded.has_time());
  }
  EXPECT_THAT(hold(bounded, {0, "a", {"200"}}), ElementsAre("a")) << "what is spent is spent for all";
}

TEST_F(ShrinkingTest, HoldsNoLongBodies) {
  Shrinking bounded = shrinking();
  Case tested;
  Outcome outcome;
  outcome.defects.push_back(Defect{"Name.length", DefectKind::status, "200", "400"});
  outcome.exchange.emplace().request.body.assign(10 * kept_body_bytes_max, 'x');
  EXPECT_THAT(bounded.hold({0, 0, "a"}, tested, outcome), IsEmpty());
  const Exchange held = *bounded.take().front().outcome.exchange;
  EXPECT_EQ(held.request.body.size(), kept_body_bytes_max);
  EXPECT_EQ(held.cut_body->bytes, 10 * kept_body_bytes_max);
}

}  // namespace
}  // namespace plumbline::suite
