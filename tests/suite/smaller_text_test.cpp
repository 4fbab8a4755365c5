#include "suite/smaller_text.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

/// A trial that takes texts for which something holds, and counts how often it was asked.
class SmallerTextTest : public ::testing::Test {
 protected:
  TextTrial trial(std::function<bool(const std::string&)> holds, int attempts_max = 10'000) {
    return {[this, holds = std::move(holds)](const std::string& text) {
              ++asked;
              return holds(text);
            },
            [this, attempts_max] { return asked < attempts_max; }};
  }
  static auto has(std::string part) {
    return [part = std::move(part)](const std::string& text) { return text.find(part) != std::string::npos; };
  }
  static auto is_longer_than(std::size_t bytes) {
    return [bytes](const std::string& text) { return text.size() > bytes; };
  }

  int asked = 0;
};

TEST_F(SmallerTextTest, LeavesTheRunsThatMatter) {
  EXPECT_EQ(shortened("a long text with ** in it", trial(has("**"))), "**");
  EXPECT_EQ(shortened(std::string(5000, 'x') + "@" + std::string(3000, 'y'), trial(has("@"))), "@");
  EXPECT_LT(asked, 200) << "in halves";
}

TEST_F(SmallerTextTest, LeavesTheLengthThatMatters) {
  EXPECT_EQ(shortened(std::string(1025, 'x'), trial(is_longer_than(1024))), std::string(1025, 'x'));
  EXPECT_EQ(shortened(std::string(5000, 'x'), trial(is_longer_than(1024))), std::string(1025, 'x'));
}

TEST_F(SmallerTextTest, EndsWithNothingWhereAnythingWillDo) {
  EXPECT_EQ(shortened("abc", trial([](const std::string&) { return true; })), "");
  EXPECT_EQ(shortened("", trial([](const std::string&) { return true; })), "");
}

TEST_F(SmallerTextTest, KeepsToItsAttempts) {
  EXPECT_EQ(shortened(std::string(1000, 'x'), trial([](const std::string&) { return false; }, 7)),
            std::string(1000, 'x'));
  EXPECT_EQ(asked, 7);
  EXPECT_EQ(flattened(std::string(1000, 'x'), "", trial([](const std::string&) { return false; }, 7)),
            std::string(1000, 'x'));
  EXPECT_EQ(asked, 7);
}

TEST_F(SmallerTextTest, MakesPlainWhatDoesNotMatter) {
  struct Row {
    std::string text;
    std::string kept;
    std::string needed;
    std::string flat;
  };
  const std::vector<Row> rows = {
      {"my.function", "", ".", "aa.aaaaaaaa"},
      {"a:b:c.d", ":", ".", "a:a:a.a"},
      {"a:b:c.d", "", ".", "aaaaa.a"},
      {"\xC3\xA9\xC3\xA9.\xF0\x9F\x98\x80", "", ".", "aa.a"},
      {"x\xF0\x9F\x98\x80y\xC3\xA9z", "", "\xC3\xA9",
       "aaa\xC3\xA9"
       "a"},
      {"xyz", "", "xyz", "xyz"},
      {"aaaa", "", "", "aaaa"},
      {"", "", "", ""},
      {"\x80\x80", "", "", "\x80\x80"},
  };
  for (const Row& row : rows) {
    asked = 0;
    EXPECT_EQ(flattened(row.text, row.kept, trial(has(row.needed))), row.flat) << row.text;
  }
}

TEST_F(SmallerTextTest, AsksOnceWhereNothingMatters) {
  EXPECT_EQ(flattened(std::string(1000, 'x'), "", trial(has(""))), std::string(1000, 'a'));
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace plumbline::suite
