#include "fuzzing/input.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fuzzing/world.h"

namespace plumbline::fuzzing {
namespace {

TEST(InputTest, IsARequest) {
  const http::Request request = request_of({"a:b/$", false, "{}"}, operation());
  EXPECT_EQ(request.method, "PUT");
  EXPECT_EQ(request.target, "/2015-03-31/functions/a%3Ab%2F%24/code");
  EXPECT_EQ(request.body, "{}");
  EXPECT_EQ(request.headers.find("Content-Type"), "application/json");
  EXPECT_EQ(request_of({"a:b/$", true, ""}, operation()).target, "/2015-03-31/functions/a:b%2F$/code");
}

TEST(InputTest, SurvivesItsFile) {
  const std::vector<Input> inputs = {
      {"my-function", false, "{}"},
      {"", false, ""},
      {"a:$LATEST", true, "\n\n"},
      {"a:$LATEST", false, "x\r\ny"},
      {std::string("\0\xFF%3A/", 6), false, std::string("\0\n\xFF", 3)},
  };
  for (const Input& input : inputs) {
    const auto read = input_of_file(file_text_of(input, operation()), operation());
    ASSERT_TRUE(read.has_value()) << read.error();
    EXPECT_EQ(read->name, input.name);
    EXPECT_EQ(read->body, input.body);
    EXPECT_EQ(request_of(*read, operation()).target, request_of(input, operation()).target);
  }
}

TEST(InputTest, IsReadFromHttpToo) {
  const auto read = input_of_file(
      "PUT /2015-03-31/functions/f/code?x=1 HTTP/1.1\r\nHost: a\r\n\r\n{\"a\":\n\n1}", operation());
  ASSERT_TRUE(read.has_value()) << read.error();
  EXPECT_EQ(*read, (Input{"f", false, "{\"a\":\n\n1}"}));
}

TEST(InputTest, IsNotReadFromOtherTexts) {
  for (const char* text :
       {"", "\n", "PUT", "GET /2015-03-31/functions/f/code\n\n", "PUT /2015-03-31/functions/f\n\n",
        "PUT /2015-03-31/functions/f/code/\n\n", "PUT /2015-03-31/functions/f/code/more\n\n",
        "PUT /2015-03-31/functions/%4/code\n\n", "put /2015-03-31/functions/f/code\n\n", "my-function", "{}"})
    EXPECT_FALSE(input_of_file(text, operation()).has_value()) << text;
}

}  // namespace
}  // namespace plumbline::fuzzing
