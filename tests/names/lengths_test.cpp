#include "names/lengths.h"

#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

using Kind = NameError::Kind;

TEST(Lengths, are_counted_in_code_points) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("abc"), 3U);
  EXPECT_EQ(count_code_points("\xC3\xBC"), 1U);          // two bytes
  EXPECT_EQ(count_code_points("\xE2\x82\xAC"), 1U);      // three
  EXPECT_EQ(count_code_points("\xF0\x9F\x98\x80"), 1U);  // four, two units of UTF-16
  EXPECT_EQ(count_code_points("e\xCC\x81"), 2U);         // a letter and its accent
}

TEST(Lengths, are_checked_with_both_ends_included) {
  constexpr LengthRange range{2, 3};
  EXPECT_EQ(check_length("a", range).error(), (NameError{Kind::too_short, 1}));
  EXPECT_TRUE(check_length("ab", range));
  EXPECT_TRUE(check_length("\xC3\xBC\xC3\xBC\xC3\xBC", range));
  EXPECT_EQ(check_length("a\xC3\xBC\xC3\xBC\xC3\xBC", range).error(), (NameError{Kind::too_long, 5}));
}

}  // namespace
}  // namespace plumbline::names
