#include "suite/blame.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/shelf_world.h"

namespace plumbline::suite {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using verdict::Verdict;

/// A batch of refusals, some of which the shelf obeys and refuses all the same.
class BlameTest : public ShelfWorld {
 protected:
  static constexpr int batch = 32;

  static std::string title(int number) { return "title " + std::to_string(number); }

  void obey(int number) {
    server.odd_answers[title(number)] = [number](ShelfServer& shelf) {
      (void)shelf.taken(title(number));
      return ShelfServer::bad();
    };
  }

  void run_batch() {
    Cases cases;
    for (int number = 0; number < batch; ++number) cases.push_back(refusing(title(number)));
    run(cases);
  }

  std::string said_of(int number) { return said("refuse " + title(number)); }

  /// How often refusals were sent again, after each had been sent once.
  int sent_again() { return static_cast<int>(peer.requests.size()) - sent("good") - batch; }

  void expect_culprits(const std::set<int>& culprits) {
    for (int number = 0; number < batch; ++number)
      EXPECT_EQ(said_of(number), culprits.contains(number)
                                     ? "fail: Title.length state-changed Title, Revision changed"
                                     : "pass");
  }
};

TEST_F(BlameTest, FindsOneWithFewRequests) {
  obey(21);
  run_batch();
  expect_culprits({21});
  EXPECT_EQ(sent_again(), 16 + 8 + 4 + 2 + 1 + 1 + 2 + 8) << "right halves only where the left did it";
  EXPECT_EQ(sent("good"), 1 + 8) << "the one that all have, and one before each part";
}

TEST_F(BlameTest, SendsLeastWhereTheLastOneDidIt) {
  obey(31);
  run_batch();
  expect_culprits({31});
  EXPECT_EQ(sent_again(), 16 + 8 + 4 + 2 + 1 + 1);
}

TEST_F(BlameTest, FindsSeveral) {
  for (const int number : {3, 4, 30}) obey(number);
  run_batch();
  expect_culprits({3, 4, 30});
  EXPECT_LT(sent_again(), 3 * 2 * batch);
}

TEST_F(BlameTest, FindsAll) {
  std::set<int> all;
  for (int number = 0; number < batch; ++number) {
    obey(number);
    all.insert(number);
  }
  run_batch();
  expect_culprits(all);
  EXPECT_EQ(sent_again(), 5 * batch) << "each half of each part";
}

TEST_F(BlameTest, SendsNothingAgainWhereNothingChanged) {
  run_batch();
  expect_culprits({});
  EXPECT_EQ(sent_again(), 0);
}

TEST_F(BlameTest, TriesTheOthersOnceWhereOneSucceeded) {
  server.odd_answers[title(7)] = [](ShelfServer& shelf) { return shelf.taken("x"); };
  run_batch();
  EXPECT_EQ(said_of(7), "fail: Title.length status 200");
  EXPECT_EQ(sent_again(), batch - 1);
  EXPECT_EQ(sent("good"), 2);
}

TEST_F(BlameTest, FindsTheOneBehindOneThatSucceeded) {
  server.odd_answers[title(7)] = [](ShelfServer& shelf) { return shelf.taken("x"); };
  obey(8);
  run_batch();
  EXPECT_EQ(said_of(7), "fail: Title.length status 200");
  EXPECT_EQ(said_of(8), "fail: Title.length state-changed Title, Revision changed");
  EXPECT_EQ(said_of(9), "pass");
}

TEST_F(BlameTest, TellsOfATargetThatDoesItOnce) {
  int left = 1;
  server.odd_answers[title(5)] = [&](ShelfServer& shelf) {
    if (left-- > 0) (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run_batch();
  for (int number = 0; number < batch; ++number) {
    EXPECT_EQ(said_of(number), "untestable");
    EXPECT_THAT(outcomes["refuse " + title(number)].reason,
                StartsWith("after 32 requests that must change nothing, Title, Revision changed; sent again, "
                           "in halves down to single ones, none of them changed anything"));
  }
}

TEST_F(BlameTest, TellsOfThoseThatDoItTogether) {
  int in_a_row = 0;
  server.odd_answers[title(4)] = [&](ShelfServer&) {
    in_a_row = 1;
    return ShelfServer::bad();
  };
  server.odd_answers["good"] = [&](ShelfServer& shelf) {
    in_a_row = 0;
    return shelf.taken("good");
  };
  server.odd_answers[title(6)] = [&](ShelfServer& shelf) {
    if (in_a_row == 1) (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run_batch();
  // The smallest part that was seen to do it is the first eight: its second half is tried in parts alone.
  for (int number = 0; number < batch; ++number)
    EXPECT_EQ(said_of(number), number < 8 ? "untestable" : "pass");
  EXPECT_THAT(outcomes["refuse " + title(4)].reason,
              HasSubstr("8 requests that must change nothing, this among them, were sent again, and Title, "
                        "Revision changed; no smaller part of them changed anything"));
}

TEST_F(BlameTest, CannotNameAnybodyWithoutAFixture) {
  server.odd_answers[title(31)] = [&](ShelfServer& shelf) {
    (void)shelf.taken("x");
    fixtures.why_not = "no wood";
    return ShelfServer::bad();
  };
  run_batch();
  for (int number = 0; number < batch; ++number) EXPECT_EQ(said_of(number), "untestable");
  EXPECT_EQ(sent_again(), 0);
}

}  // namespace
}  // namespace plumbline::suite
