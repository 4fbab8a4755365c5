#include "pattern/sample.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/known_patterns.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

Dfa dfa_of(std::string_view pattern) { return compile(pattern).value(); }

TEST(Sample, FindsShortestMembersAndNonMembers) {
  struct Row {
    const char* pattern;
    std::optional<std::string> member;
    std::optional<std::string> non_member;
  };
  const Row rows[] = {
      {"", "", "a"},
      {"[]", std::nullopt, ""},
      {"[^]*", "", std::nullopt},
      {"[a-c]{3,}", "aaa", ""},
      {"(?=.*[0-9])(?=.*z).{2,9}", "0z", ""},
      {"a?|.{3,}", "", "b"},
      {"[^a-zA-Z0-9 -~]", "\xC2\xA1", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    EXPECT_EQ(shortest_member(dfa_of(row.pattern)), row.member);
    EXPECT_EQ(shortest_non_member(dfa_of(row.pattern)), row.non_member);
  }
}

TEST(Sample, CountsMembers) {
  EXPECT_EQ(count_members(dfa_of("[ab]*"), 10), 1024);
  EXPECT_EQ(count_members(dfa_of("[ab]*"), 0), 1);
  EXPECT_EQ(count_members(dfa_of("(aa)*"), 7), 0);
  EXPECT_EQ(count_members(dfa_of("[^]"), 1), 0x110000 - 0x800);
  EXPECT_EQ(count_members(dfa_of("(?=.*a)[a-c]{2}"), 2), 9 - 4);
  EXPECT_EQ(count_members(dfa_of(function_name_pattern), 1), 64);
}

TEST(Sample, DrawsMembersOfEveryLengthThatHasSome) {
  for (const char* pattern : {"(aa|bbb)*", "a{3}|[x-z]{7,9}", "(?!.*--)[a-z-]{0,12}", "\\p{Lu}+\\p{Nd}?",
                              "([a-c]{5}){0,3}!?", "[^]*(?<=\xC3\xA9)"}) {
    SCOPED_TRACE(pattern);
    const Dfa dfa = dfa_of(pattern);
    Sampler sampler(dfa, 11);
    for (std::size_t length = 0; length < 30; ++length) {
      const auto text = sampler.member(length);
      ASSERT_EQ(text.has_value(), count_members(dfa, length) > 0) << length;
      if (!text) continue;
      EXPECT_TRUE(matches(dfa, *text)) << *text;
      EXPECT_EQ(length_in_code_points(*text), length);
    }
  }
}

TEST(Sample, DrawsLongMembersOfLongCounts) {
  const Dfa dfa = dfa_of("[\\s\\S]{0,65536}");
  Sampler sampler(dfa, 1);
  EXPECT_EQ(length_in_code_points(sampler.member(65'536).value()), 65'536U);
  EXPECT_FALSE(sampler.member(65'537).has_value());
}

TEST(Sample, ComesToEveryClassAndIsTheSameForOneSeed) {
  const Dfa dfa = dfa_of("[a-c]|[0-9]|\xC3\xA9");
  Sampler first(dfa, 5);
  Sampler again(dfa, 5);
  Sampler other(dfa, 6);
  std::set<std::string> seen;
  bool differs = false;
  for (int i = 0; i < 300; ++i) {
    const std::string text = first.member(1).value();
    EXPECT_EQ(again.member(1), text);
    differs = differs || other.member(1) != text;
    seen.insert(text);
  }
  EXPECT_EQ(seen.size(), 14U);
  EXPECT_TRUE(differs);
}

TEST(Sample, FindsNearMisses) {
  const Dfa dfa = dfa_of("[a-z]{3}-[0-9]{2}");
  const auto misses = near_misses(dfa, "abc-12", 20, 3);
  EXPECT_EQ(misses.size(), 20U);
  EXPECT_EQ(std::set<std::string>(misses.begin(), misses.end()).size(), 20U);
  EXPECT_EQ(near_misses(dfa, "abc-12", 20, 3), misses);
  for (const std::string& text : misses) {
    EXPECT_FALSE(matches(dfa, text)) << text;
    EXPECT_NEAR(static_cast<double>(length_in_code_points(text).value()), 6, 1) << text;
  }
  EXPECT_TRUE(near_misses(dfa_of("[^]*"), "abc", 5, 1).empty());
}

}  // namespace
}  // namespace plumbline::pattern
