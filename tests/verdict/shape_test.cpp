#include "verdict/shape.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "verdict/ask_spec.h"

namespace plumbline::verdict {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What is wrong with an answer that holds these members beside the required one.
Defects defects_of(std::string_view members) {
  const auto body =
      json::parse(R"({"Here": "x")" + std::string(members.empty() ? "" : ", ") + std::string(members) + "}");
  EXPECT_TRUE(body) << members;
  return body ? judge_shape(ask(), *body) : Defects{};
}

TEST(Shape, IsKept) {
  const std::string_view rows[] = {
      "",
      R"("Text": "ab")",
      R"("Text": "abcd")",
      "\"Text\": \"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"",
      R"("Word": "abc")",
      R"("Size": 128)",
      R"("Size": 256)",
      R"("Bytes": 9223372036854775807)",
      R"("Bytes": -1)",
      R"("Flag": false)",
      R"("Data": "")",
      R"("Colour": "blue")",
      R"("When": "2024-02-29T01:32:03.000+0000")",
      R"("Words": [])",
      R"("Words": ["a", "b"])",
      R"("Tags": {})",
      R"("Tags": {"": "ab", "b": "abcd"})",
      R"("Inner": {"Deep": "a", "Deeper": {"Flag": true}})",
      R"("Inner": {"Deep": "a", "Deeper": {}})",
      R"("Unknown": null, "text": 7, "Inner": {"Deep": "a", "Unknown": []})",
  };
  for (const std::string_view row : rows) EXPECT_THAT(defects_of(row), IsEmpty()) << row;
}

struct Row {
  std::string_view members;
  std::string_view clause;
  DefectKind kind;
  std::string_view observed;
};

TEST(Shape, IsBrokenByTheClauseOfItsConstraint) {
  const auto member = DefectKind::member;
  const auto constraint = DefectKind::constraint;
  const Row rows[] = {
      {R"("Text": "a")", "Text.length", constraint, "Text breaks its length"},
      {R"("Text": "abcde")", "Text.length", constraint, "Text breaks its length"},
      {R"("Text": "")", "Text.length", constraint, "Text breaks its length"},
      {"\"Text\": \"\xC3\xA9\"", "Text.length", constraint, "Text breaks its length"},
      {R"("Text": null)", "no-null-members", member, "Text is null"},
      {R"("Text": 7)", "type", member, "Text is JSON number"},
      {R"("Text": ["ab"])", "type", member, "Text is JSON array"},
      {R"("Text": {})", "type", member, "Text is JSON object"},
      {R"("Word": "Abc")", "Word.pattern", constraint, "Word breaks its pattern"},
      {R"("Word": "abc\n")", "Word.pattern", constraint, "Word breaks its pattern"},
      {R"("Word": "")", "Word.pattern", constraint, "Word breaks its pattern"},
      {R"("Size": 63)", "Size.range", constraint, "Size breaks its range"},
      {R"("Size": 1025)", "Size.range", constraint, "Size breaks its range"},
      {R"("Size": 127)", "Size.today", constraint, "Size breaks its range and keeps today's"},
      {R"("Size": 257)", "Size.today", constraint, "Size breaks its range and keeps today's"},
      {R"("Size": 128.5)", "type", member, "Size is a number that is no 64-bit integer"},
      {R"("Size": 128.0)", "type", member, "Size is a number that is no 64-bit integer"},
      {R"("Size": 2e2)", "type", member, "Size is a number that is no 64-bit integer"},
      {R"("Size": "128")", "type", member, "Size is JSON string"},
      {R"("Bytes": 9223372036854775808)", "type", member, "Bytes is a number that is no 64-bit integer"},
      {R"("Bytes": true)", "type", member, "Bytes is JSON boolean"},
      {R"("Flag": "true")", "type", member, "Flag is JSON string"},
      {R"("Flag": 1)", "type", member, "Flag is JSON number"},
      {R"("Data": [1])", "type", member, "Data is JSON array"},
      {R"("Colour": "green")", "Colour.values", constraint, "Colour breaks its values"},
      {R"("Colour": "Red")", "Colour.values", constraint, "Colour breaks its values"},
      {R"("Colour": "")", "Colour.values", constraint, "Colour breaks its values"},
      {R"("Colour": "pink")", "Colour.today", constraint, "Colour breaks its values and keeps today's"},
      {R"("When": "2023-02-29T01:32:03.000+0000")", "When.format", constraint, "When breaks its format"},
      {R"("When": "")", "When.format", constraint, "When breaks its format"},
      {R"("Words": ["a", "b", "c"])", "Words.length", constraint, "Words breaks its length"},
      {R"("Words": ["a", "B"])", "Words.pattern", constraint, "Words[] breaks its pattern"},
      {R"("Words": ["a", null])", "Words.type", member, "Words[] is JSON null"},
      {R"("Words": ["a", ["a"]])", "Words.type", member, "Words[] is JSON array"},
      {R"("Words": {"a": "b"})", "type", member, "Words is JSON object"},
      {R"("Tags": {"a": "toolong"})", "Tags.length", constraint, "Tags{} breaks its length"},
      {R"("Tags": {"a": 7})", "Tags.type", member, "Tags{} is JSON number"},
      {R"("Tags": [])", "type", member, "Tags is JSON array"},
      {R"("Inner": {})", "Inner.required", member, "Inner.Deep is missing"},
      {R"("Inner": {"Deep": null})", "no-null-members", member, "Inner.Deep is null"},
      {R"("Inner": {"Deep": "A"})", "Inner.pattern", constraint, "Inner.Deep breaks its pattern"},
      {R"("Inner": {"Deep": "a", "Deeper": []})", "Inner.type", member, "Inner.Deeper is JSON array"},
      {R"("Inner": {"Deep": "a", "Deeper": {"Flag": 0}})", "Innermost.type", member,
       "Inner.Deeper.Flag is JSON number"},
      {R"("Inner": "text")", "type", member, "Inner is JSON string"},
  };
  for (const Row& row : rows) {
    const Defects defects = defects_of(row.members);
    ASSERT_EQ(defects.size(), 1U) << row.members;
    EXPECT_EQ(defects[0].clause, row.clause) << row.members;
    EXPECT_EQ(defects[0].kind, row.kind) << row.members;
    EXPECT_EQ(defects[0].observed, row.observed) << row.members;
    EXPECT_FALSE(defects[0].expected.empty()) << row.members;
  }
}

TEST(Shape, NamesEveryDefect) {
  const Defects defects = judge_shape(ask(), json::Object{{"Text", "a"}, {"Words", json::Array{1, "B"}}});
  std::vector<std::string> clauses;
  for (const Defect& defect : defects) clauses.push_back(defect.clause);
  EXPECT_THAT(clauses, ElementsAre("Here.required", "Text.length", "Words.type", "Words.pattern"));
}

TEST(Shape, SaysWhatItExpects) {
  EXPECT_EQ(defects_of(R"("Text": "a")")[0].expected, "a length of 2..4");
  EXPECT_EQ(defects_of(R"("Words": ["a", "b", "c"])")[0].expected, "a length of ..2");
  EXPECT_EQ(defects_of(R"("Size": 0)")[0].expected, "a number of 128..256");
  EXPECT_EQ(defects_of(R"("Word": "A")")[0].expected, "the pattern [a-z]+");
  EXPECT_EQ(defects_of(R"("Text": 7)")[0].expected, "JSON string");
}

TEST(Shape, OfABodyThatIsNoObjectMissesWhatIsRequired) {
  for (const json::Value& body :
       {json::Value(), json::Value(json::Array{}), json::Value("text"), json::Value(7)}) {
    const Defects defects = judge_shape(ask(), body);
    ASSERT_EQ(defects.size(), 1U);
    EXPECT_EQ(defects[0].clause, "Here.required");
  }
}

TEST(Shape, OfAnOperationWithoutOutputIsAnything) {
  spec::Operation silent;
  EXPECT_THAT(judge_shape(silent, json::Value("text")), IsEmpty());
}

}  // namespace
}  // namespace plumbline::verdict
