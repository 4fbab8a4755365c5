#include "report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::report {
namespace {

using namespace std::string_literals;

struct Row {
  std::string text;
  std::string shown;
};

TEST(Printable, EscapesWhatHarmsAReader) {
  const Row rows[] = {
      {"", ""},
      {"plain \"text\" \\ 'x'", "plain \"text\" \\ 'x'"},
      {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"},
      {"a\nb\r\tc", "a\\nb\\r\\tc"},
      {"\x1b[2J", "\\x1b[2J"},
      {"\0\x7f"s, "\\x00\\x7f"},
      {"\xC2\x9B"
       "31m",
       "\\u{9b}31m"},
      {"a\xE2\x80\xAE", "a\\u{202e}"},
      {"\xEF\xBF\xBE", "\\u{fffe}"},
      {"\xEF\xBB\xBF", "\\u{feff}"},
      {"\xFF\xFE", "\\xff\\xfe"},
      {"\xC0\xAF", "\\xc0\\xaf"},
      {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
      {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
      {"\xE2\x82", "\\xe2\\x82"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(printable(row.text), row.shown);
    EXPECT_EQ(is_printable(row.text), row.text == row.shown) << row.shown;
    EXPECT_TRUE(is_printable(row.shown)) << row.shown;
  }
}

TEST(Printable, CutsAndSaysSo) {
  EXPECT_EQ(printable("abcdef", 6), "abcdef");
  EXPECT_EQ(printable("abcdefg", 6), "abcdef ... (7 bytes in all)");
  EXPECT_EQ(printable(std::string(5000, 'x'), 1), "x ... (5,000 bytes in all)");
  EXPECT_EQ(printable("\xE2\x82\xAC\xE2\x82\xAC", 2), "\xE2\x82\xAC ... (6 bytes in all)");
}

TEST(Utf8, IsRecognised) {
  EXPECT_TRUE(is_utf8("a\n\xC3\xA9"));
  EXPECT_FALSE(is_utf8("a\xC3"));
  EXPECT_FALSE(is_utf8("\xF5\x80\x80\x80"));
}

TEST(Grouped, PutsCommasBetweenThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(UINT64_MAX), "18,446,744,073,709,551,615");
}

TEST(Counted, AgreesWithItsNumber) {
  EXPECT_EQ(counted(0, "case"), "0 cases");
  EXPECT_EQ(counted(1, "case"), "1 case");
  EXPECT_EQ(counted(1203, "case"), "1,203 cases");
}

TEST(Wrapped, BreaksAtBlanks) {
  EXPECT_EQ(wrapped("", "  "), "");
  EXPECT_EQ(wrapped("one two", "  ", 20), "  one two\n");
  EXPECT_EQ(wrapped("one  two three", "  ", 9), "  one two\n  three\n");
  EXPECT_EQ(wrapped("averyverylongword x", "", 4), "averyverylongword\nx\n");
}

}  // namespace
}  // namespace plumbline::report
