#include "wire/patience.h"

#include <vector>

#include <gtest/gtest.h>

namespace plumbline::wire {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::size_t megabyte = 1'000'000;

struct Row {
  const char* what;
  unsigned silences;
  std::vector<milliseconds> answers;
  std::size_t body_bytes;
  milliseconds wait;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.what; }

class PatienceTest : public ::testing::TestWithParam<Row> {};

TEST_P(PatienceTest, WaitsSoLong) {
  Patience patience({.full = 30s, .full_waits_max = 3});
  for (const milliseconds took : GetParam().answers) patience.learn_of_answer(0, took);
  for (unsigned i = 0; i < GetParam().silences; ++i) patience.learn_of_silence();
  EXPECT_EQ(patience.wait(GetParam().body_bytes), GetParam().wait);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, PatienceTest,
    ::testing::Values(Row{"in full at first", 0, {}, 0, 30s},
                      Row{"in full for a quick peer", 0, {2ms}, 0, 30s},
                      Row{"in full while silence is rare", 2, {2ms}, 0, 30s},
                      Row{"the least for a quick peer", 3, {2ms, 1ms}, 0, 5s},
                      Row{"by the slowest answer", 3, {2ms, 800ms, 1ms}, 0, 8s},
                      Row{"never more than in full", 3, {4s}, 0, 30s},
                      Row{"longer for a body", 0, {}, 70 * megabyte, 100s},
                      Row{"longer for a body afterwards", 9, {2ms}, 70 * megabyte, 75s}));

TEST(Patience, HoldsNoBodyAgainstThePeer) {
  Patience patience({.full = 30s, .full_waits_max = 1});
  patience.learn_of_answer(20 * megabyte, 20s);
  patience.learn_of_silence();
  EXPECT_EQ(patience.wait(0), 5s);
}

TEST(Patience, MayWaitInFullForEver) {
  Patience patience({.full = 30s});
  for (int i = 0; i < 100; ++i) patience.learn_of_silence();
  EXPECT_EQ(patience.wait(0), 30s);
}

// A short wait was asked for: it is no longer than that.
TEST(Patience, IsNoLongerThanItMay) {
  Patience patience({.full = 1s, .full_waits_max = 1});
  patience.learn_of_silence();
  EXPECT_EQ(patience.wait(0), 1s);
}

}  // namespace
}  // namespace plumbline::wire
