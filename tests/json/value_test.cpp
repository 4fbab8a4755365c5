#include "json/value.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::json {
namespace {

TEST(Value, knows_its_kind_and_shows_no_other_content) {
  struct Row {
    Value value;
    Kind kind;
    std::string_view name;
  };
  const Row rows[] = {
      {Value(), Kind::null, "null"},
      {nullptr, Kind::null, "null"},
      {false, Kind::boolean, "boolean"},
      {7, Kind::number, "number"},
      {Number{"1.0"}, Kind::number, "number"},
      {"text", Kind::string, "string"},
      {std::string_view("text"), Kind::string, "string"},
      {Array{}, Kind::array, "array"},
      {Object{}, Kind::object, "object"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.value.kind(), row.kind);
    EXPECT_EQ(name_of(row.value.kind()), row.name);
    EXPECT_EQ(row.value.boolean() != nullptr, row.kind == Kind::boolean);
    EXPECT_EQ(row.value.number() != nullptr, row.kind == Kind::number);
    EXPECT_EQ(row.value.string() != nullptr, row.kind == Kind::string);
    EXPECT_EQ(row.value.array() != nullptr, row.kind == Kind::array);
    EXPECT_EQ(row.value.object() != nullptr, row.kind == Kind::object);
  }
}

TEST(Value, is_an_integer_where_it_is_written_as_one) {
  struct Row {
    const char* text;
    std::optional<std::int64_t> integer;
  };
  const Row rows[] = {
      {"0", 0},
      {"-0", 0},
      {"3008", 3008},
      {"-7", -7},
      {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
      {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
      {"9223372036854775808", std::nullopt},
      {"-9223372036854775809", std::nullopt},
      {"1.0", std::nullopt},
      {"1e3", std::nullopt},
      {"1E0", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(Value(Number{row.text}).integer(), row.integer) << row.text;
  EXPECT_EQ(Value("1").integer(), std::nullopt);
  EXPECT_EQ(Value(true).integer(), std::nullopt);
  EXPECT_EQ(Value(std::int64_t{-5}).integer(), -5);
  EXPECT_EQ(Value(std::numeric_limits<std::uint64_t>::max()).number()->text, "18446744073709551615");
}

TEST(Value, finds_the_last_member_of_a_name) {
  Value value = Object{{"a", 1}, {"b", 2}, {"a", 3}};
  ASSERT_NE(value.find("a"), nullptr);
  EXPECT_EQ(*value.find("a"), Value(3));
  EXPECT_EQ(value.find("A"), nullptr);
  EXPECT_EQ(Value(Array{1}).find("a"), nullptr);
  EXPECT_EQ(Value().find(""), nullptr);

  *value.find("b") = "changed";
  EXPECT_EQ(*value.find("b"), Value("changed"));
}

TEST(Value, sets_a_member_in_place_or_at_the_end) {
  Value value = Object{{"a", 1}, {"b", 2}};
  value.set("a", 3);
  value.set("c", Array{});
  EXPECT_EQ(value, Value(Object{{"a", 3}, {"b", 2}, {"c", Array{}}}));

  Value text = "text";
  text.set("a", nullptr);
  EXPECT_EQ(text, Value(Object{{"a", nullptr}}));
}

TEST(Value, compares_kind_content_and_order) {
  EXPECT_EQ(Value(Array{1, "a", Object{{"b", false}}}), Value(Array{1, "a", Object{{"b", false}}}));
  EXPECT_NE(Value(1), Value("1"));
  EXPECT_NE(Value(Number{"1"}), Value(Number{"1.0"}));
  EXPECT_NE(Value(Array{}), Value(Object{}));
  EXPECT_NE(Value(Object{{"a", 1}, {"b", 2}}), Value(Object{{"b", 2}, {"a", 1}}));
  EXPECT_NE(Value(false), Value(nullptr));
}

}  // namespace
}  // namespace plumbline::json
