#include "verdict/reading.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::verdict {
namespace {

TEST(BareErrorType, DropsNamespaceAndUri) {
  const struct {
    std::string_view text;
    std::string_view bare;
  } rows[] = {
      {"FooError", "FooError"},
      {"aws.protocoltests.restjson#FooError", "FooError"},
      {"FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "FooError"},
      {"aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/", "FooError"},
      {"FooError:http://host/page#place", "FooError"},
      {"FooError:", "FooError"},
      {"#FooError", "FooError"},
      {"", ""},
      {":", ""},
      {"#", ""},
      {"a#", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(bare_error_type(row.text), row.bare) << row.text;
}

struct Row {
  std::string_view name;
  http::Headers headers;
  std::string body;
  std::string_view type;
  std::string_view message;
  bool in_header;
};

TEST(Reading, FindsTypeAndTextWhereClientsDo) {
  const Row rows[] = {
      {"nothing", {}, "", "", "", false},
      {"header", {{"x-amzn-ErrorType", "Foo"}}, "", "Foo", "", true},
      {"header with a URI", {{"X-Amzn-Errortype", "a#Foo:http://b/"}}, "", "Foo", "", true},
      {"__type", {}, R"({"__type": "a#Foo"})", "Foo", "", false},
      {"code", {}, R"({"code": "Foo"})", "Foo", "", false},
      {"__type before code", {}, R"({"code": "Bar", "__type": "Foo"})", "Foo", "", false},
      {"header before __type", {{"x-amzn-ErrorType", "Foo"}}, R"({"__type": "Bar"})", "Foo", "", true},
      {"an empty header", {{"x-amzn-ErrorType", ""}}, R"({"__type": "Foo"})", "Foo", "", false},
      {"a header of a URI alone", {{"x-amzn-ErrorType", ":http://b/"}}, "{}", "", "", false},
      {"a type that is no text", {}, R"({"__type": 7, "code": "Foo"})", "Foo", "", false},
      {"message", {}, R"({"message": "it broke"})", "", "it broke", false},
      {"Message", {}, R"({"Message": "it broke"})", "", "it broke", false},
      {"message first", {}, R"({"Message": "b", "message": "a"})", "", "a", false},
      {"a message that is no text", {}, R"({"message": null, "Message": "b"})", "", "b", false},
      {"Type is whose fault it was", {}, R"({"Type": "User"})", "", "", false},
      {"members of an array", {}, R"([{"__type": "Foo", "message": "a"}])", "", "", false},
      {"no JSON", {}, "<html>Foo</html>", "", "", false},
  };
  for (const Row& row : rows) {
    const Reading reading = read({400, row.headers, row.body});
    EXPECT_EQ(reading.error_type, row.type) << row.name;
    EXPECT_EQ(reading.message, row.message) << row.name;
    EXPECT_EQ(reading.error_type_in_header, row.in_header) << row.name;
    EXPECT_EQ(reading.status, 400) << row.name;
  }
}

TEST(Reading, HasABodyWhereThereIsJson) {
  EXPECT_EQ(read({200, {}, R"({"a": 1})"}).body, json::Value(json::Object{{"a", 1}}));
  EXPECT_EQ(read({200, {}, "null"}).body, json::Value());
  EXPECT_FALSE(read({200, {}, ""}).body);
  EXPECT_FALSE(read({200, {}, "{"}).body);
  EXPECT_FALSE(read({200, {}, std::string(100'000, '[')}).body);
}

}  // namespace
}  // namespace plumbline::verdict
