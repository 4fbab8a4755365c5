#include "json/writer.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "json/write.h"

namespace plumbline::json {
namespace {

std::string text_of(Writer& json) { return std::move(json).text(); }

TEST(Writer, puts_commas_between_values_and_nowhere_else) {
  Writer json;
  json.open_object().member("a", 1).name("b").open_array().close_array();
  json.name("c").open_array().value(1).open_object().close_object().value("x").close_array();
  json.name("d").open_object().member("e", "f").close_object().member("g", true).close_object();
  EXPECT_EQ(text_of(json), R"({"a":1,"b":[],"c":[1,{},"x"],"d":{"e":"f"},"g":true})");
}

TEST(Writer, takes_no_string_for_a_bracket_or_a_colon) {
  Writer json;
  json.open_array().value("{").value("[").value(":").value("").value("\"").close_array();
  EXPECT_EQ(text_of(json), R"(["{","[",":","","\""])");
}

TEST(Writer, writes_numbers_whole) {
  Writer json;
  json.open_array().value(std::numeric_limits<std::int64_t>::min());
  json.value(std::numeric_limits<std::uint64_t>::max()).value(0).value(false).close_array();
  EXPECT_EQ(text_of(json), "[-9223372036854775808,18446744073709551615,0,false]");
}

TEST(Writer, writes_strings_and_names_as_write_does) {
  for (const std::string& text :
       {std::string("plain"), std::string("\"\\/\b\f\n\r\t\x01\x7F"), std::string("a\0b", 3),
        std::string("\xC3\xA9"), std::string("\xFF"), std::string(3000, 'x') + '\n'}) {
    Writer json;
    json.open_object().named(text).value(text).close_object();
    EXPECT_EQ(text_of(json), write(Object{{text, text}}));
  }
}

}  // namespace
}  // namespace plumbline::json
