#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "names/function_name.h"
#include "names/handler.h"
#include "names/pcre2.h"
#include "names/qualifier.h"
#include "names/role_arn.h"
#include "names/s3_location.h"

namespace plumbline::names {
namespace {

using Tokens = std::vector<std::string_view>;

constexpr std::string_view function_name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
    R"(([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)";

/// Calls `visit` with every concatenation of at most `count` tokens.
void for_each_text(const Tokens& tokens, std::size_t count, std::string& text,
                   const std::function<void(std::string_view)>& visit) {
  visit(text);
  if (count == 0) return;
  for (const std::string_view token : tokens) {
    text += token;
    for_each_text(tokens, count - 1, text, visit);
    text.resize(text.size() - token.size());
  }
}

/// How many of all texts of at most `count` tokens match, having checked that both sides agree on each.
std::size_t expect_agreement(const Pcre2& pattern, bool (*recognise)(std::string_view), const Tokens& tokens,
                             std::size_t count) {
  std::size_t matches = 0;
  std::string text;
  for_each_text(tokens, count, text, [&](std::string_view each) {
    const bool expected = pattern.matches(each);
    matches += expected ? 1 : 0;
    if (recognise(each) != expected) ADD_FAILURE() << '"' << each << "\" should be " << expected;
  });
  return matches;
}

/// A group of the pattern without the ':' that ends it.
std::optional<std::string> without_colon(std::optional<std::string> group) {
  if (group) group->pop_back();
  return group;
}

/// The parts that PCRE2's groups give: 1 arn prefix, 2 partition, 3 region, 4 "-gov", 5 account, 6
/// "function:", 7 name, 8 with 9 the qualifier.
FunctionName from_groups(const std::vector<std::optional<std::string>>& groups) {
  FunctionName name;
  if (groups[0]) name.partition = groups[1].value_or("");
  name.region = without_colon(groups[2]);
  name.account = without_colon(groups[4]);
  name.function_word = groups[5].has_value();
  name.name = groups[6].value();
  name.qualifier = groups[8];
  return name;
}

const Tokens whole_parts = {
    "arn:", "aws", ":",       "lambda:", "us-west-2:", "us-gov-west-1:", "123456789012:", "function:",
    "f",    "-",   "$LATEST", "1",       "."};

TEST(FunctionNameAgreement, on_every_sequence_of_six_tokens) {
  const Pcre2 pattern(function_name_pattern);
  EXPECT_GT(expect_agreement(pattern, is_function_name, whole_parts, 6), 10'000U);
}

TEST(FunctionNameAgreement, on_every_sequence_of_segments) {
  const Pcre2 pattern(function_name_pattern);
  const Tokens segments = {
      "arn:aws:lambda:", "arn::lambda:", "us-west-2:", "123456789012:", "function:", "f:", "f", "$LATEST"};
  EXPECT_GT(expect_agreement(pattern, is_function_name, segments, 6), 500U);
}

TEST(FunctionNameAgreement, on_every_text_near_a_region) {
  const Pcre2 pattern(function_name_pattern);
  EXPECT_GT(expect_agreement(pattern, is_function_name, {"a", "-", "1", ":"}, 9), 10'000U);
  EXPECT_GT(expect_agreement(pattern, is_function_name, {"us", "u", "-", "gov", "1", ":f:v", "Z"}, 6), 100U);
}

TEST(FunctionNameAgreement, on_every_text_near_an_account) {
  const Pcre2 pattern(function_name_pattern);
  EXPECT_GT(expect_agreement(pattern, is_function_name, {"1", "12345678901", "a", ":"}, 6), 100U);
}

TEST(FunctionNameAgreement, on_every_text_near_a_partition) {
  const Pcre2 pattern(function_name_pattern);
  EXPECT_GT(expect_agreement(pattern, is_function_name, {"arn", ":", "aws", "-", "Z", "1", ":lambda:f"}, 6),
            100U);
}

TEST(FunctionNameAgreement, on_every_byte_in_every_part) {
  const Pcre2 pattern(function_name_pattern);
  const std::string model = "arn:aws:lambda:us-gov-west-1:123456789012:function:f:1";
  for (std::size_t at = 0; at < model.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = model;
      text[at] = static_cast<char>(byte);
      EXPECT_EQ(is_function_name(text), pattern.matches(text)) << at << ' ' << byte;
    }
  }
}

TEST(FunctionNameAgreement, on_what_each_group_catches) {
  const Pcre2 pattern(function_name_pattern);
  std::size_t compared = 0;
  std::string text;
  for_each_text(whole_parts, 5, text, [&](std::string_view each) {
    const auto parsed = parse_function_name(each);
    if (!parsed) return;
    ++compared;
    if (*parsed != from_groups(pattern.groups_of(each))) ADD_FAILURE() << '"' << each << '"';
  });
  EXPECT_GT(compared, 10'000U);
}

TEST(BucketNameAgreement, on_every_short_text) {
  const Pcre2 pattern(R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)");
  EXPECT_GT(expect_agreement(pattern, is_bucket_name, {"0", "z", "A", ".", "-", "_", "/", "\n"}, 5), 1'000U);
}

TEST(RoleArnAgreement, on_every_sequence_of_tokens) {
  const Pcre2 pattern(R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)");
  const Tokens tokens = {"arn:", "aws",   "-cn", ":", ":iam::", "123456789012",
                         "0",    ":role", "/",   "r", "+",      " "};
  EXPECT_GT(expect_agreement(pattern, is_role_arn, tokens, 6), 10U);
  const Tokens ends = {"arn:aws:iam::123456789012:role", "/", "r", "=,.@-_", ":", "*"};
  EXPECT_GT(expect_agreement(pattern, is_role_arn, ends, 5), 10U);
}

TEST(QualifierAgreement, on_every_short_text) {
  const Pcre2 pattern(R"((|[a-zA-Z0-9$_-]+))");
  EXPECT_GT(expect_agreement(pattern, is_qualifier, {"$", "LATEST", "1", "a", "-", "_", ".", ":", "\n"}, 4),
            100U);
}

TEST(HandlerAgreement, on_every_byte) {
  const Pcre2 pattern(R"([^\s]+)");
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = std::string("index") + static_cast<char>(byte) + "handler";
    EXPECT_EQ(check_handler(text).has_value(), pattern.matches(text)) << byte;
  }
}

}  // namespace
}  // namespace plumbline::names
