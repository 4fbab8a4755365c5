#include "spec/outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"

namespace plumbline::spec {
namespace {

using ::testing::HasSubstr;

Result<json::Value, SpecError> filled(const char* outline, const char* example,
                                      std::size_t room = 1U << 20U) {
  return fill(*json::parse(outline), Where{"f", "/outline"}, *json::parse(example), Where{"f", "/examples/0"},
              room);
}

struct Row {
  const char* name;
  const char* outline;
  const char* example;
  const char* result;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class Filled : public ::testing::TestWithParam<Row> {};

TEST_P(Filled, HasTheValuesOfTheExample) {
  const Row& row = GetParam();
  const auto result = filled(row.outline, row.example);
  ASSERT_TRUE(result) << result.error().text();
  EXPECT_EQ(json::write(*result), row.result);
}

const Row filled_rows[] = {
    {"nothing", R"({"a":[1,true,null,"b",{}]})", R"({})", R"({"a":[1,true,null,"b",{}]})"},
    {"part_of_a_text", R"(["a/<b>/c"])", R"({"b":"x"})", R"(["a/x/c"])"},
    {"twice_in_a_text", R"("<b><b>")", R"({"b":"x"})", R"("xx")"},
    {"two_in_a_text", R"("${<a>:<b-c>}")", R"({"a":"zip","b-c":"A"})", R"("${zip:A}")"},
    {"whole_text", R"({"a":"<b>"})", R"({"b":"x"})", R"({"a":"x"})"},
    {"whole_number", R"({"a":"<b>"})", R"({"b":-1.50})", R"({"a":-1.50})"},
    {"whole_null", R"({"a":"<b>"})", R"({"b":null})", R"({"a":null})"},
    {"whole_object", R"([{"a":"<b>"}])", R"({"b":{"c":[]}})", R"([{"a":{"c":[]}}])"},
    {"whole_list_as_a_member", R"({"a":"<b>"})", R"({"b":[1,2]})", R"({"a":[1,2]})"},
    {"items_of_a_list", R"([0,"<b>",3])", R"({"b":[1,2]})", R"([0,1,2,3])"},
    {"no_items", R"([0,"<b>"])", R"({"b":[]})", R"([0])"},
    {"an_item_that_is_no_list", R"([0,"<b>"])", R"({"b":{"c":1}})", R"([0,{"c":1}])"},
    {"name_of_a_member", R"({"/a/<b>":1})", R"({"b":"x"})", R"({"/a/x":1})"},
    {"values_are_not_looked_at", R"(["<a>","<b>"])", R"({"a":"<b>","b":"y"})", R"(["<b>","y"])"},
    {"brackets_that_are_none", R"(["<","<>","<A>","<a","a<b","<a b>","<h1>",">"])", R"({})",
     R"(["<","<>","<A>","<a","a<b","<a b>","<h1>",">"])"},
    {"a_bracket_before_one", R"("<<a>")", R"({"a":"x"})", R"("<x")"},
};

INSTANTIATE_TEST_SUITE_P(Rows, Filled, ::testing::ValuesIn(filled_rows),
                         [](const auto& row) { return std::string(row.param.name); });

class Unfilled : public ::testing::TestWithParam<Row> {};

TEST_P(Unfilled, IsRefusedWithItsPlace) {
  const Row& row = GetParam();
  const auto result = filled(row.outline, row.example);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().text(), row.result);
}

const Row unfilled_rows[] = {
    {"no_value", R"({"a":["<b>"]})", R"({"c":1})", "f#/outline/a/0: the example has no 'b'"},
    {"no_value_in_a_name", R"({"<b>":1})", R"({})", "f#/outline/<b>: the example has no 'b'"},
    {"number_in_a_text", R"({"a":"x<b>"})", R"({"b":1})",
     "f#/outline/a: <b> is part of a text and must stand for one"},
    {"list_in_a_name", R"({"<b>":1})", R"({"b":[]})",
     "f#/outline/<b>: <b> is part of a text and must stand for one"},
    {"no_placeholder", R"({"a":"<b>"})", R"({"b":1,"c":2})", "f#/examples/0/c: no <c> is in the outline"},
};

INSTANTIATE_TEST_SUITE_P(Rows, Unfilled, ::testing::ValuesIn(unfilled_rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Fill, TakesNoMoreRoomThanThereIs) {
  const char* outline = R"(["<b>","<b>","x<b>"])";
  const char* example = R"({"b":"0123456789"})";
  std::size_t room = 1000;
  ASSERT_TRUE(fill(*json::parse(outline), Where{"f"}, *json::parse(example), Where{"f"}, room));
  const std::size_t needed = 1000 - room;
  EXPECT_TRUE(filled(outline, example, needed));
  const auto result = filled(outline, example, needed - 1);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().reason, HasSubstr("more than a spec may hold"));
}

}  // namespace
}  // namespace plumbline::spec
