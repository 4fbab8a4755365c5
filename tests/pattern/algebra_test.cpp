#include "pattern/algebra.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pattern/compile.h"
#include "pattern/known_patterns.h"
#include "pattern/sample.h"

namespace plumbline::pattern {
namespace {

Dfa dfa_of(std::string_view pattern) { return compile(pattern).value(); }

struct Relation {
  const char* a;
  const char* b;
  const char* witness;    // a shortest text that tells them apart; null where they are equivalent
  const char* only_in_a;  // a shortest text of a alone; null where b contains a
  const char* common;     // a pattern of the texts of both
};

const Relation relations[] = {
    {"a*", "(a|aa)*", nullptr, nullptr, "a*"},
    {"(a|b)*", "(a*b*)*", nullptr, nullptr, "[ab]*"},
    {"[a-zA-Z0-9-_]+", R"((?!.*[^\w-]).+(?<![\n\r\u2028\u2029]))", nullptr, nullptr, "[a-zA-Z0-9-_]+"},
    {"a{1,3}", "a{2,4}", "a", "a", "a{2,3}"},
    {"a{2,4}", "a{1,3}", "a", "aaaa", "a{2,3}"},
    {"[a-m]+", "[g-z]+", "a", "a", "[g-m]+"},
    {"abc", "abd", "abc", "abc", "[]"},
    {"", "a*", "a", nullptr, ""},
    {"[]", "", "", nullptr, "[]"},
    {".*", "[^]*", "\xE2\x80\xA8", nullptr, ".*"},
    {"(?!.*--)[a-z-]*", "[a-z-]*", "--", nullptr, "(-?[a-z])*-?"},
    {"\\d{12}", "[0-9]*", "", nullptr, "[0-9]{12}"},
    {"\xC3\xA9|\xE6\xBC\xA2", "\\p{L}", "a", nullptr, "\xC3\xA9|\xE6\xBC\xA2"},
};

TEST(Algebra, FindsShortestWitnesses) {
  for (const Relation& row : relations) {
    SCOPED_TRACE(std::string(row.a) + " and " + row.b);
    const Dfa a = dfa_of(row.a);
    const Dfa b = dfa_of(row.b);
    const auto text = [](const char* expected) {
      return expected == nullptr ? std::nullopt : std::optional<std::string>(expected);
    };
    EXPECT_EQ(shortest_witness(a, b), text(row.witness));
    EXPECT_EQ(equivalent(a, b), row.witness == nullptr);
    EXPECT_EQ(shortest_in_difference(a, b).value(), text(row.only_in_a));
    EXPECT_EQ(contains(b, a).value(), row.only_in_a == nullptr);
  }
}

TEST(Algebra, GivesEqualLanguagesEqualAutomata) {
  for (const Relation& row : relations) {
    SCOPED_TRACE(std::string(row.a) + " and " + row.b);
    const Dfa a = dfa_of(row.a);
    const Dfa b = dfa_of(row.b);
    EXPECT_EQ(a == b, row.witness == nullptr);
    EXPECT_EQ(intersection(a, b).value(), dfa_of(row.common));
    EXPECT_EQ(intersection(b, a).value(), dfa_of(row.common));
    EXPECT_EQ(difference(a, b).value(), intersection(a, complement(b)).value());
    EXPECT_EQ(complement(complement(a)), a);
  }
}

TEST(Algebra, LimitsLengthsInCodePoints) {
  const Dfa names = with_length(dfa_of(function_name_pattern), 1, 140).value();
  EXPECT_TRUE(matches(names, std::string(140, 'a')));
  EXPECT_FALSE(matches(names, std::string(141, 'a')));
  EXPECT_FALSE(matches(names, ""));
  const Dfa two_to_three = with_length(dfa_of("[^]*"), 2, 3).value();
  EXPECT_EQ(two_to_three, dfa_of("[^]{2,3}"));
  EXPECT_TRUE(matches(two_to_three, "\xF0\x9F\x98\x80\xC3\xA9"));
  EXPECT_EQ(with_length(dfa_of("a*"), 0, 0).value(), dfa_of(""));
}

TEST(Algebra, RefusesWhatPassesTheLimits) {
  const Dfa a = dfa_of("(a{1,40}b)*");
  const Dfa b = dfa_of("(a{1,41}b)*");
  EXPECT_TRUE(intersection(a, b).has_value());
  EXPECT_FALSE(intersection(dfa_of("(.{37})*"), dfa_of("(.{41})*"), {.states_max = 1000}).has_value());
  EXPECT_FALSE(with_length(a, 0, 1'000'000'000).has_value());
}

TEST(Algebra, AgreesWithTheTextsThemselves) {
  const Dfa a = dfa_of("(?=.*b)[a-c]*(?<!c)");
  const Dfa b = dfa_of("(a|b|cc)*");
  const Dfa both = intersection(a, b).value();
  const Dfa only_a = difference(a, b).value();
  std::vector<std::string> texts{""};
  for (std::size_t i = 0; i < 400; ++i) {
    for (const char next : {'a', 'b', 'c'}) texts.push_back(texts[i] + next);
  }
  for (const std::string& text : texts) {
    EXPECT_EQ(matches(both, text), matches(a, text) && matches(b, text)) << text;
    EXPECT_EQ(matches(only_a, text), matches(a, text) && !matches(b, text)) << text;
  }
}

}  // namespace
}  // namespace plumbline::pattern
