#include "json/parse.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "json/write.h"

namespace plumbline::json {
namespace {

using namespace std::string_view_literals;

struct Accepted {
  std::string_view text;
  Value value;
};

TEST(Parse, accepts_what_rfc_8259_allows) {
  const Accepted rows[] = {
      {"null", nullptr},
      {"true", true},
      {" \t\r\n false \t\r\n ", false},
      {"0", 0},
      {"-12", -12},
      {"\"\"", ""},
      {"[]", Array{}},
      {"{}", Object{}},
      {"[ ]", Array{}},
      {"{ }", Object{}},
      {"[1,[2,[]],{}]", Array{1, Array{2, Array{}}, Object{}}},
      {"{\"a\":{\"b\":[null]},\"c\":\"d\"}", Object{{"a", Object{{"b", Array{nullptr}}}}, {"c", "d"}}},
      {"{\"\":1}", Object{{"", 1}}},
      {"{\"a\":1,\"b\":2,\"a\":3}", Object{{"a", 1}, {"b", 2}, {"a", 3}}},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u0041\u00e9\u20AC\ud83d\ude00")", "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"},
      {R"("\u0000")", "\0"sv},
      {R"({"\u0061\u0000":1})", Object{{std::string("a\0", 2), 1}}},
      {"\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\"", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F"},
      {"\"\xED\x9F\xBF\xEE\x80\x80\"", "\xED\x9F\xBF\xEE\x80\x80"},  // on both sides of the surrogates
  };
  for (const Accepted& row : rows) {
    const auto parsed = parse(row.text);
    ASSERT_TRUE(parsed) << row.text << ": " << parsed.error().reason;
    EXPECT_EQ(*parsed, row.value) << row.text;
  }
}

TEST(Parse, keeps_the_text_of_numbers) {
  const std::string digits(300, '7');
  for (const std::string& text :
       {std::string("-0"), std::string("-0.0"), std::string("1.50"), std::string("1e5"), std::string("1E+05"),
        std::string("9223372036854775808"), std::string("18446744073709551616"), std::string("0e0"),
        std::string("-1.25e-3"), std::string("1e-99999999999"),
        std::string("0.10000000000000000000000000000001"), std::string("1.7976931348623157e308"), digits,
        "0." + digits + digits}) {
    const auto parsed = parse(text);
    ASSERT_TRUE(parsed) << text << ": " << parsed.error().reason;
    ASSERT_TRUE(parsed->number()) << text;
    EXPECT_EQ(parsed->number()->text, text);
  }
}

struct Refused {
  std::string_view text;
  std::size_t offset;
  std::string_view reason;
};

constexpr auto no_value = "no value begins like this"sv;
constexpr auto more = "something follows the value"sv;
constexpr auto in_array = "an array goes on with ',' or ']'"sv;
constexpr auto in_object = "an object goes on with ',' or '}'"sv;
constexpr auto name = "an object member needs a name in double quotes"sv;
constexpr auto colon = "an object member needs a ':'"sv;
constexpr auto open_string = "a string is not closed"sv;
constexpr auto escape = "a string holds a control character or an unknown escape"sv;
constexpr auto utf8 = "a string holds bytes that are no UTF-8"sv;
constexpr auto surrogate = "a surrogate stands alone"sv;
constexpr auto range = "a number is beyond the range of a double"sv;

TEST(Parse, refuses_all_else_and_says_where) {
  const Refused rows[] = {
      {"", 0, "there is no value"},
      {" ", 1, "there is no value"},
      {"\0"sv, 0, "there is no value"},
      // Values that there are not.
      {"nul", 3, no_value},
      {"True", 0, no_value},
      {"NaN", 0, no_value},
      {"Infinity", 0, no_value},
      {"-Infinity", 1, no_value},
      {"undefined", 0, no_value},
      {"'a'", 0, no_value},
      {"\xEF\xBB\xBF{}", 0, no_value},
      {"\xFF", 0, no_value},
      {"}", 0, "there is no value"},
      // White space that is none.
      {"\f1", 0, no_value},
      {"\v1", 0, no_value},
      {"\xC2\xA0"
       "1",
       0, no_value},
      {"1\f", 1, more},
      // Comments.
      {"/**/1", 0, no_value},
      {"1//", 1, more},
      {"[1/**/]", 2, in_array},
      {"{/**/}", 1, name},
      // Something after the value.
      {"1 2", 2, more},
      {"{}{}", 2, more},
      {"{}}", 2, more},
      {"[]]", 2, more},
      {"[],", 2, more},
      {"true\0"sv, 4, more},
      {"{}\0{}"sv, 2, more},
      {"1 \0"sv, 2, more},
      // Numbers.
      {"-", 1, no_value},
      {"+1", 0, no_value},
      {".5", 0, no_value},
      {"01", 1, more},
      {"-01", 2, more},
      {"0x1", 1, more},
      {"1_000", 1, more},
      {"1a", 1, more},
      {"1.", 2, "a number needs a digit after its '.'"},
      {"1.e1", 2, "a number needs a digit after its '.'"},
      {"1e", 2, "a number needs a digit in its exponent"},
      {"1e+", 3, "a number needs a digit in its exponent"},
      {"[1e]", 3, "a number needs a digit in its exponent"},
      {"1e999", 0, range},
      {"[0,-1e309]", 3, range},
      {"\xEF\xBC\x91", 0, no_value},
      // Arrays.
      {"[", 1, no_value},
      {"[1", 2, in_array},
      {"[1,", 3, no_value},
      {"[1,]", 3, no_value},
      {"[,1]", 1, no_value},
      {"[1,,2]", 3, no_value},
      {"[1 2]", 3, in_array},
      {"[1}", 2, in_array},
      {"[1:2]", 2, in_array},
      {"]", 0, "there is no value"},
      // Objects.
      {"{", 1, name},
      {"{,}", 1, name},
      {"{a:1}", 1, name},
      {"{1:1}", 1, name},
      {"{null:1}", 1, name},
      {"{'a':1}", 1, name},
      {"{\"a\"}", 4, colon},
      {"{\"a\" 1}", 5, colon},
      {"{\"a\",1}", 4, colon},
      {"{\"a\":}", 5, no_value},
      {"{\"a\":1,}", 7, name},
      {"{\"a\":1 \"b\":2}", 7, in_object},
      {"{\"a\":1]", 6, in_object},
      {"{\"a\":1", 6, in_object},
      {"{\"a\":1,,\"b\":2}", 7, name},
      {"{[]:1}", 1, name},
      // Strings.
      {"\"", 1, open_string},
      {"\"a", 2, open_string},
      {"\"a\0b\""sv, 2, open_string},
      {"\"\n\"", 1, escape},
      {"\"\t\"", 1, escape},
      {"\"\x1F\"", 1, escape},
      {R"("\)", 1, escape},
      {R"("\x41")", 1, escape},
      {R"("\a")", 1, escape},
      {R"("\'")", 1, escape},
      {R"("\U0041")", 1, escape},
      {R"("\u004")", 1, "'\\u' needs four hexadecimal digits"},
      {R"("\u00g1")", 1, "'\\u' needs four hexadecimal digits"},
      // Surrogates that are no pair.
      {R"("\ud800")", 1, surrogate},
      {R"("\ud800\n")", 1, surrogate},
      {R"("\ud800\u0041")", 1, surrogate},
      {R"("\ud800\ud800")", 1, surrogate},
      {R"("\udc00")", 1, surrogate},
      {R"(["a\udfff\ud83d\ude00"])", 3, surrogate},
      {R"({"\udc00":1})", 2, surrogate},
      // Bytes that are no UTF-8.
      {"\"\x80\"", 1, utf8},
      {"\"a\xFF\"", 2, utf8},
      {"\"\xC3\"", 1, utf8},
      {"\"\xC0\xAF\"", 1, utf8},          // longer than need be
      {"\"\xE0\x80\xAF\"", 1, utf8},      // longer than need be
      {"\"\xF0\x80\x80\xAF\"", 1, utf8},  // longer than need be
      {"\"\xED\xA0\x80\"", 1, surrogate},
      {"\"\xED\xBF\xBF\"", 1, surrogate},
      {"\"\xF4\x90\x80\x80\"", 1, utf8},  // beyond U+10FFFF
      {"\"\xF8\x88\x80\x80\x80\"", 1, utf8},
      {"{\"\xFF\":1}", 2, utf8},
  };
  for (const Refused& row : rows) {
    const auto parsed = parse(row.text);
    ASSERT_FALSE(parsed) << row.text << " was read as " << write(*parsed);
    EXPECT_EQ(parsed.error().offset, row.offset) << row.text << ": " << parsed.error().reason;
    EXPECT_EQ(parsed.error().reason, row.reason) << row.text;
  }
}

TEST(Parse, refuses_a_bad_byte_anywhere_in_a_long_string) {
  for (std::size_t at = 1; at < 101; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      const bool good = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
      std::string text = '"' + std::string(100, 'A') + '"';
      text[at] = static_cast<char>(byte);
      const auto parsed = parse(text);
      ASSERT_EQ(parsed.has_value(), good) << at << ' ' << byte;
      if (byte < 0x20 || byte >= 0x80) {
        ASSERT_EQ(parsed.error().offset, at) << at << ' ' << byte;
      }
    }
  }
}

TEST(Parse, refuses_every_text_cut_short) {
  const std::string_view whole = R"({"a":[1.5e3,true,false,null,"\u00e9\\"],"b":{"c":{}}})";
  ASSERT_TRUE(parse(whole));
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    EXPECT_FALSE(parse(whole.substr(0, bytes))) << whole.substr(0, bytes);
  }
}

TEST(Parse, reads_no_byte_past_the_text) {
  for (const std::string_view text : {"\"a\"", "12", "true", "[1]", "\"\xC3\xA9\""}) {
    for (std::size_t bytes = 0; bytes <= text.size(); ++bytes) {
      const std::vector<char> exact(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bytes));
      const auto parsed = parse({exact.data(), exact.size()});
      EXPECT_EQ(parsed.has_value(), bytes == text.size() || (text == "12" && bytes == 1)) << text << bytes;
    }
  }
}

std::string nested(std::size_t depth, std::string_view open, std::string_view inner, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += inner;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(Parse, bounds_depth) {
  const ParseLimits limits{.depth_max = 3};
  EXPECT_TRUE(parse("[[[1]]]", limits));
  EXPECT_TRUE(parse("[[[]],[[]],{\"a\":{}}]", limits));
  const auto deeper = parse("[[[[1]]]]", limits);
  ASSERT_FALSE(deeper);
  EXPECT_EQ(deeper.error().reason, "arrays and objects are nested too deeply");
  EXPECT_TRUE(parse("1", {.depth_max = 0}));
  EXPECT_FALSE(parse("[]", {.depth_max = 0}));

  EXPECT_TRUE(parse(nested(128, "[", "", "]")));
  EXPECT_FALSE(parse(nested(129, "[", "", "]")));
  EXPECT_TRUE(parse(nested(128, "{\"a\":", "1", "}")));
  EXPECT_FALSE(parse(nested(129, "{\"a\":", "1", "}")));
  EXPECT_FALSE(parse(std::string(1'000'000, '[')));
}

TEST(Parse, bounds_the_number_of_values) {
  const ParseLimits limits{.values_max = 4};
  EXPECT_TRUE(parse("[1,2,3]", limits));
  EXPECT_TRUE(parse(R"({"a":[],"b":{"c":1}})", limits));
  const auto more_values = parse("[1,2,3,4]", limits);
  ASSERT_FALSE(more_values);
  EXPECT_EQ(more_values.error().reason, "there are too many values");
  EXPECT_FALSE(parse(R"({"a":[],"b":{"c":{}},"d":1})", limits));
}

TEST(Parse, reads_large_strings) {
  const std::string zip(5'000'000, 'A');
  const auto parsed = parse("{\"ZipFile\":\"" + zip + "\"}");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(*parsed->find("ZipFile"), Value(zip));
}

}  // namespace
}  // namespace plumbline::json
