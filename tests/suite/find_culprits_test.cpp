#include "suite/find_culprits.h"

#include <algorithm>
#include <bit>
#include <set>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A row in which some have the effect alone, and what finding them took.
struct Row {
  std::set<std::size_t> culprits;
  int trials = 0;
  std::size_t tried = 0;  ///< things in all trials

  [[nodiscard]] bool has_effect(Part part) {
    ++trials;
    tried += part.count;
    const auto first = culprits.lower_bound(part.first);
    return first != culprits.end() && *first < part.first + part.count;
  }
  [[nodiscard]] Culprits find(std::size_t count) {
    return find_culprits(count, [this](Part part) { return has_effect(part); });
  }
};

TEST(FindCulprits, FindsEverySetOfThem) {
  for (const std::size_t count : {1U, 2U, 3U, 5U, 8U, 11U}) {
    for (unsigned set = 1; set < 1U << count; ++set) {
      Row row;
      for (std::size_t i = 0; i < count; ++i)
        if ((set >> i & 1U) != 0) row.culprits.insert(i);
      const Culprits culprits = row.find(count);
      ASSERT_EQ(std::set(culprits.found.begin(), culprits.found.end()), row.culprits);
      ASSERT_TRUE(std::ranges::is_sorted(culprits.found));
      ASSERT_THAT(culprits.unexplained, IsEmpty());
      ASSERT_LT(row.trials, 2 * static_cast<int>(count)) << "never more than by trying each, and each half";
    }
  }
}

TEST(FindCulprits, TriesFewForOne) {
  for (std::size_t culprit = 0; culprit < 32; ++culprit) {
    Row row{{culprit}};
    EXPECT_THAT(row.find(32).found, ElementsAre(culprit));
    EXPECT_LE(row.trials, 10) << culprit;
    EXPECT_LE(row.tried, 62U) << culprit;
  }
  Row last{{31}};
  EXPECT_THAT(last.find(32).found, ElementsAre(31U));
  EXPECT_EQ(last.trials, 6) << "where the first halves do nothing the second are not tried";
}

TEST(FindCulprits, TriesASingleOneBeforeItIsNamed) {
  Row row;
  EXPECT_THAT(row.find(1).found, IsEmpty());
  EXPECT_EQ(row.trials, 1);
  EXPECT_THAT(find_culprits(0, [](Part) { return true; }).found, IsEmpty());
}

TEST(FindCulprits, TellsWhatNobodyDoesAlone) {
  // Several that do it together: the smallest part that was tried and has them all.
  const auto all_of = [](std::size_t a, std::size_t b) {
    return [=](Part part) {
      return part.first <= a && a < part.first + part.count && part.first <= b && b < part.first + part.count;
    };
  };
  const Culprits near = find_culprits(16, all_of(2, 3));
  EXPECT_THAT(near.found, IsEmpty());
  EXPECT_THAT(near.unexplained, ElementsAre(Part{0, 4}));
  EXPECT_THAT(find_culprits(16, all_of(2, 11)).unexplained, ElementsAre(Part{0, 16}));

  // What was seen once and never again.
  EXPECT_THAT(find_culprits(16, [](Part) { return false; }).unexplained, ElementsAre(Part{0, 16}));
}

TEST(FindCulprits, TellsOfBothKinds) {
  const Culprits culprits = find_culprits(16, [](Part part) {
    const std::size_t end = part.first + part.count;
    const bool alone = part.first <= 14 && 14 < end;
    const bool together = part.first <= 4 && 5 < end;
    return alone || together;
  });
  EXPECT_THAT(culprits.found, ElementsAre(14U));
  EXPECT_THAT(culprits.unexplained, ElementsAre(Part{4, 2}));
}

}  // namespace
}  // namespace plumbline::suite
