#include "names/function_name.h"

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

using Kind = NameError::Kind;

constexpr auto absent = std::nullopt;

struct Accepted {
  std::string_view text;
  FunctionName parts;
};

TEST(FunctionName, is_read_into_its_parts) {
  const Accepted rows[] = {
      {"my-function", {absent, absent, absent, false, "my-function", absent}},
      {"my-function:7", {absent, absent, absent, false, "my-function", "7"}},
      {"my-function:$LATEST", {absent, absent, absent, false, "my-function", "$LATEST"}},
      {"arn:aws:lambda:us-west-2:123456789012:function:my-function",
       {"aws", "us-west-2", "123456789012", true, "my-function", absent}},
      {"arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:PROD",
       {"aws-us-gov", "us-gov-west-1", "123456789012", true, "f", "PROD"}},
      {"123456789012:function:my-function", {absent, absent, "123456789012", true, "my-function", absent}},
      {"123456789012:foo", {absent, absent, "123456789012", false, "foo", absent}},
      {"us-west-2:abc", {absent, "us-west-2", absent, false, "abc", absent}},
      {"function:my-function", {absent, absent, absent, true, "my-function", absent}},
      {"arn::lambda:f", {"", absent, absent, false, "f", absent}},
      {"arn:awsZ-:lambda:f", {"awsZ-", absent, absent, false, "f", absent}},
      // Every part but the name could be the name.
      {"function", {absent, absent, absent, false, "function", absent}},
      {"function:1", {absent, absent, absent, true, "1", absent}},
      {"function:$LATEST", {absent, absent, absent, false, "function", "$LATEST"}},
      {"function:function", {absent, absent, absent, true, "function", absent}},
      {"function:function:function", {absent, absent, absent, true, "function", "function"}},
      {"arn:aws:lambda:us-west-2:123456789012:function",
       {"aws", "us-west-2", "123456789012", false, "function", absent}},
      {"arn:aws:lambda:us-west-2", {"aws", absent, absent, false, "us-west-2", absent}},
      {"arn:aws", {absent, absent, absent, false, "arn", "aws"}},
      {"123456789012", {absent, absent, absent, false, "123456789012", absent}},
      {"123456789012:$LATEST", {absent, absent, absent, false, "123456789012", "$LATEST"}},
      {"us-west-2:$LATEST", {absent, absent, absent, false, "us-west-2", "$LATEST"}},
      {"us-gov-1:f", {absent, "us-gov-1", absent, false, "f", absent}},
      {"us-iso-east-1:f", {absent, absent, absent, false, "us-iso-east-1", "f"}},
      {"123456789012:us-west-2", {absent, absent, "123456789012", false, "us-west-2", absent}},
      {"123456789012:us-west-2:f", {absent, absent, "123456789012", false, "us-west-2", "f"}},
  };
  for (const Accepted& row : rows) {
    EXPECT_TRUE(is_function_name(row.text)) << row.text;
    const auto parsed = parse_function_name(row.text);
    ASSERT_TRUE(parsed) << row.text;
    EXPECT_EQ(*parsed, row.parts) << row.text;
  }
}

struct Refused {
  std::string text;
  NameError error;
};

TEST(FunctionName, is_refused_where_it_leaves_the_pattern) {
  const Refused rows[] = {
      {"my-function!", {Kind::pattern, 11}},
      {"*", {Kind::pattern, 0}},
      {"foo.bar", {Kind::pattern, 3}},
      {"foo\n", {Kind::pattern, 3}},
      {":", {Kind::pattern, 0}},
      {"foo:", {Kind::pattern, 4}},
      {":foo", {Kind::pattern, 0}},
      {"123456789012:", {Kind::pattern, 13}},
      {"function:", {Kind::pattern, 9}},
      {"f:$LATES", {Kind::pattern, 2}},
      {"f:$LATEST2", {Kind::pattern, 2}},
      {"$LATEST", {Kind::pattern, 0}},
      {"f:1:2", {Kind::pattern, 3}},
      {"function:f:$LATEST:extra", {Kind::pattern, 18}},
      {"invalid:function:name", {Kind::pattern, 16}},
      {"arn:aws:lambda:", {Kind::pattern, 15}},
      {"arn:aws:lambda", {Kind::pattern, 7}},
      {"arn:aws1:lambda:f", {Kind::pattern, 8}},
      {"arn:aws:ec2:us-west-2:123456789012:instance", {Kind::pattern, 7}},
      {"arn:aws:lambda:us-west-22:123456789012:function:f", {Kind::pattern, 38}},
      {"arn:aws:lambda::123456789012:function:f", {Kind::pattern, 15}},
      {"a:b:c:d:e:f:g:h:i:j:k:l", {Kind::pattern, 3}},
      {"f\xC3\xBC", {Kind::pattern, 1}},
      {std::string("f\0", 2), {Kind::pattern, 1}},
      {std::string(139, ':'), {Kind::pattern, 0}},
  };
  for (const Refused& row : rows) {
    EXPECT_FALSE(is_function_name(row.text)) << row.text;
    const auto parsed = parse_function_name(row.text);
    ASSERT_FALSE(parsed) << row.text;
    EXPECT_EQ(parsed.error(), row.error) << row.text << " at " << parsed.error().position;
  }
}

TEST(FunctionName, is_held_to_its_lengths) {
  const std::string arn = "arn:aws:lambda:us-west-2:123456789012:function:";
  const auto name = [](std::size_t bytes) { return std::string(bytes, 'f'); };

  for (const std::string& text : {name(1), name(64), "function:" + name(131), arn + name(140 - arn.size()),
                                  name(65) + ":1", "123456789012:" + name(65)}) {
    EXPECT_TRUE(parse_function_name(text)) << text;
  }
  const Refused rows[] = {
      {"", {Kind::too_short, 0}},
      {name(65), {Kind::bare_too_long, 64}},
      {name(140), {Kind::bare_too_long, 64}},
      {name(141), {Kind::too_long, 140}},
      {arn + name(141 - arn.size()), {Kind::too_long, 140}},
      {std::string(141, '!'), {Kind::too_long, 140}},
  };
  for (const Refused& row : rows) {
    const auto parsed = parse_function_name(row.text);
    ASSERT_FALSE(parsed) << row.text;
    EXPECT_EQ(parsed.error(), row.error) << row.text << " at " << parsed.error().position;
  }
}

TEST(FunctionName, is_counted_in_code_points) {
  std::string text;
  for (int i = 0; i < 140; ++i) text += "\xC3\xBC";
  EXPECT_EQ(parse_function_name(text).error(), (NameError{Kind::pattern, 0}));
  text += 'f';
  EXPECT_EQ(parse_function_name(text).error(), (NameError{Kind::too_long, 280}));
}

TEST(FunctionName, of_any_length_is_recognised) {
  const std::string word(1'000'000, 'f');
  EXPECT_TRUE(is_function_name(word + ":" + word));
  EXPECT_FALSE(is_function_name(std::string(1'000'000, ':')));
  EXPECT_FALSE(is_function_name(word + "!" + word));
}

}  // namespace
}  // namespace plumbline::names
