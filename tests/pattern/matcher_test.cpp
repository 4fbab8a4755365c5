#include "pattern/matcher.h"

#include <string>

#include <gtest/gtest.h>

#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/known_patterns.h"
#include "pattern/sample.h"

namespace plumbline::pattern {
namespace {

TEST(Matcher, AgreesWithTheAutomatonOfAnySize) {
  struct Row {
    const char* pattern;
    std::uint32_t states;
  };
  // Tables for two bytes at once, then of 8, 16 and 32 bits a state.
  const Row rows[] = {
      {"(arn:)?[a-z]*", 6},
      {"abcdefghijklmnopqrstuvwxyz0123456789[A-Z]{0,200}", 238},
      {"[a-z]{0,300}", 302},
      {"[a-z]{0,70000}", 70'002},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    const Dfa dfa = compile(row.pattern).value();
    EXPECT_EQ(dfa.states(), row.states);
    const Matcher matcher(dfa);
    Sampler members(dfa, 1);
    Sampler others(complement(dfa), 2);
    for (std::size_t length = 0; length < 200; ++length) {
      for (const auto& text : {members.member(length), others.member(length)}) {
        if (!text) continue;
        EXPECT_EQ(matcher(*text), matches(dfa, *text)) << *text;
      }
    }
    EXPECT_EQ(matcher(std::string(70'000, 'q')), matches(dfa, std::string(70'000, 'q')));
  }
}

TEST(Matcher, ReadsBytesBeyondAsciiAtEveryPlace) {
  const Dfa dfa = compile("[a-z\xC3\xA9\xF0\x9F\x98\x80]{1,4}").value();
  const Matcher matcher(dfa);
  for (const char* piece :
       {"\xC3\xA9", "\xF0\x9F\x98\x80", "\xC3", "\x80", "\xFF", "\xC3\xA8", "\xED\xA0\x80"}) {
    for (const char* before : {"", "a", "ab", "abc", "abcd"}) {
      for (const char* after : {"", "a", "ab"}) {
        const std::string text = std::string(before) + piece + after;
        EXPECT_EQ(matcher(text), matches(dfa, text)) << text;
      }
    }
  }
}

}  // namespace
}  // namespace plumbline::pattern
