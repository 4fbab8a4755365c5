#include "json/write.h"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "json/parse.h"

namespace plumbline::json {
namespace {

TEST(Write, is_on_one_line_without_spaces) {
  struct Row {
    Value value;
    std::string text;
  };
  const Row rows[] = {
      {nullptr, "null"},
      {true, "true"},
      {Number{"-1.50E+3"}, "-1.50E+3"},
      {"", "\"\""},
      {"a/b <\xC3\xA9> \x7F", "\"a/b <\xC3\xA9> \x7F\""},
      {"\"\\\b\f\n\r\t", R"("\"\\\b\f\n\r\t")"},
      {std::string("\0\x01\x1F", 3), R"("\u0000\u0001\u001F")"},
      {"\xFF\xED\xA0\x80\xC3", "\"\xFF\xED\xA0\x80\xC3\""},
      {Array{}, "[]"},
      {Object{}, "{}"},
      {Array{1, Array{}, Object{}}, "[1,[],{}]"},
      {Object{{"b", 1}, {"a", Array{nullptr}}, {"b\n", 2}}, R"({"b":1,"a":[null],"b\n":2})"},
  };
  for (const Row& row : rows) EXPECT_EQ(write(row.value), row.text);
}

TEST(Write, escapes_every_byte_as_rapidjson_does) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = "a" + std::string(2, static_cast<char>(byte)) + "b";
    EXPECT_EQ(write(text) + '\n', write_pretty(text)) << byte;
  }
}

TEST(WritePretty, is_for_people) {
  EXPECT_EQ(write_pretty(Object{{"a", Array{1, "x"}}, {"b", Object{{"c", nullptr}}}, {"d", Array{}}}),
            "{\n"
            "  \"a\": [\n"
            "    1,\n"
            "    \"x\"\n"
            "  ],\n"
            "  \"b\": {\n"
            "    \"c\": null\n"
            "  },\n"
            "  \"d\": []\n"
            "}\n");
  EXPECT_EQ(write_pretty(7), "7\n");
}

TEST(Write, is_read_back_as_it_was) {
  std::string every_character;
  for (char c = 0; c < 0x7F; ++c) every_character += c;
  const Value value = Object{{every_character, every_character},
                             {"n", Array{Number{"0.10"}, Number{"18446744073709551616"}, -1}},
                             {"n", Object{{"", Array{true, false, nullptr, "\xF0\x9F\x98\x80"}}}}};
  EXPECT_EQ(parse(write(value)), value);
  EXPECT_EQ(parse(write_pretty(value)), value);
}

TEST(Write, of_a_value_given_away_is_the_same) {
  constexpr std::size_t long_bytes = 2U << 20U;
  std::string with_room(long_bytes, 'A');
  with_room.reserve(long_bytes + write_room);
  const Value values[] = {
      7,
      "short",
      std::string(long_bytes, 'A'),
      with_room,
      std::string(long_bytes, '"'),
      Object{{"a", ""}, {"ZipFile", with_room}, {"b", ""}, {"", Array{"", nullptr}}},
      Array{Array{std::string(long_bytes, 'A')}, std::string(long_bytes + 1, 'B'), with_room},
      Object{{std::string(long_bytes, 'n'), "x"}},
  };
  for (const Value& value : values) EXPECT_TRUE(write(Value(value)) == write(value));
}

TEST(Write, of_a_value_given_away_keeps_the_memory_of_a_long_string) {
  std::string text(2U << 20U, 'A');
  text.reserve(text.size() + write_room);
  const char* const memory = text.data();
  Object members{{"before", 1}, {"ZipFile", nullptr}, {"behind", 2}};
  members[1].value = std::move(text);
  EXPECT_EQ(write(std::move(members)).data(), memory);
}

}  // namespace
}  // namespace plumbline::json
