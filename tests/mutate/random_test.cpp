#include "mutate/random.h"

#include <set>

#include <gtest/gtest.h>

namespace plumbline::mutate {
namespace {

// The first numbers of the published generator for the seed 1234567.
TEST(Random, IsSplitMix64) {
  Random random(1234567);
  EXPECT_EQ(random.draw(), 6457827717110365317U);
  EXPECT_EQ(random.draw(), 3203168211198807973U);
  EXPECT_EQ(random.draw(), 9817491932198370423U);
}

TEST(Random, StaysBelow) {
  Random random(7);
  std::set<std::size_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(random.below(5));
  EXPECT_EQ(seen, (std::set<std::size_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(random.below(0), 0U);
  EXPECT_EQ(random.below(1), 0U);
}

}  // namespace
}  // namespace plumbline::mutate
