#include "verdict/judge.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "verdict/ask_spec.h"

namespace plumbline::verdict {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const http::Request get = {"GET", "/things/1", {}, ""};

http::Response answer(int status, std::string_view type, std::string_view body) {
  http::Response response{
      status, {{"x-amzn-RequestId", "7"}, {"Content-Type", "application/json"}}, std::string(body)};
  if (!type.empty()) response.headers.set("x-amzn-ErrorType", std::string(type));
  return response;
}

http::Response wrong(std::string_view message = "It is wrong.") {
  return answer(400, "Wrong", R"({"Type": "User", "message": ")" + std::string(message) + "\"}");
}

Judgement judged(const http::Response& response, const std::vector<Expectation>& expectations) {
  return judge(get, response, ask(), expectations);
}

std::vector<std::string> clauses_of(const Judgement& judgement) {
  std::vector<std::string> clauses;
  for (const Defect& defect : judgement.defects) clauses.push_back(defect.clause);
  return clauses;
}

struct Row {
  std::string_view name;
  std::vector<Alternative> answers;
  bool right;
};

TEST(Alternatives, AreMetByOneOfThem) {
  const Row rows[] = {
      {"none asked for", {}, true},
      {"the status", {{{{400, 400}}, {}, {}, {}}}, true},
      {"a range", {{{{400, 499}}, {}, {}, {}}}, true},
      {"the last of a range", {{{{300, 400}}, {}, {}, {}}}, true},
      {"the first of a range", {{{{400, 500}}, {}, {}, {}}}, true},
      {"the second range", {{{{200, 200}, {400, 400}}, {}, {}, {}}}, true},
      {"another status", {{{{401, 499}}, {}, {}, {}}}, false},
      {"no status", {{{}, {}, {}, {}}}, false},
      {"the type", {{{{400, 400}}, {"Wrong"}, {}, {}}}, true},
      {"one of the types", {{{{400, 400}}, {"Lost", "Wrong"}, {}, {}}}, true},
      {"another type", {{{{400, 400}}, {"Lost"}, {}, {}}}, false},
      {"a type in other letters", {{{{400, 400}}, {"wrong"}, {}, {}}}, false},
      {"what it says", {{{{400, 400}}, {}, {"is wrong"}, {}}}, true},
      {"one of what it says", {{{{400, 400}}, {}, {"is right", "is wrong"}, {}}}, true},
      {"what it does not say", {{{{400, 400}}, {}, {"is right"}, {}}}, false},
      {"not what it says", {{{{400, 400}}, {}, {}, {"is wrong"}}}, false},
      {"nothing of the one, all of the other", {{{{400, 400}}, {}, {"wrong"}, {"is"}}}, false},
      {"not what it does not say", {{{{400, 400}}, {}, {}, {"is right"}}}, true},
      {"the second", {{{{404, 404}}, {}, {}, {}}, {{{400, 400}}, {"Wrong"}, {}, {}}}, true},
      {"half of each", {{{{400, 400}}, {"Lost"}, {}, {}}, {{{404, 404}}, {"Wrong"}, {}, {}}}, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_one_of(read(wrong()), row.answers), row.right) << row.name;
    const Judgement judgement = judged(wrong(), {{"status", row.answers, {}}});
    EXPECT_EQ(judgement.as_expected, row.right) << row.name;
    EXPECT_EQ(judgement.defects.empty(), row.right) << row.name;
  }
}

TEST(Alternatives, NameWhatIsNearestToRight) {
  const Alternative lost{{{404, 404}}, {"Lost"}, {}, {}};
  const Alternative other_type{{{400, 400}}, {"Lost"}, {}, {}};
  const Alternative other_text{{{400, 400}}, {"Wrong"}, {"on disk"}, {}};
  const Alternative unwanted_text{{{400, 400}}, {}, {}, {"wrong"}};
  const struct {
    std::vector<Alternative> answers;
    DefectKind kind;
    std::string_view observed;
  } rows[] = {
      {{lost}, DefectKind::status, "400 Wrong"},
      {{other_type}, DefectKind::error_type, "400 Wrong"},
      {{lost, other_type}, DefectKind::error_type, "400 Wrong"},
      {{other_type, lost}, DefectKind::error_type, "400 Wrong"},
      {{other_text}, DefectKind::message, "400 Wrong with another message"},
      {{unwanted_text}, DefectKind::message, "400 Wrong with another message"},
      {{other_text, other_type, lost}, DefectKind::message, "400 Wrong with another message"},
      {{lost, other_type, other_text}, DefectKind::message, "400 Wrong with another message"},
  };
  for (const auto& row : rows) {
    const Judgement judgement = judged(wrong(), {{"error.Lost", row.answers, {}}});
    ASSERT_EQ(judgement.defects.size(), 1U);
    EXPECT_EQ(judgement.defects[0].clause, "error.Lost");
    EXPECT_EQ(judgement.defects[0].kind, row.kind);
    EXPECT_EQ(judgement.defects[0].observed, row.observed);
  }
}

TEST(Alternatives, BlameTheErrorThatTellsNoType) {
  const http::Response untyped = answer(400, "", R"({"Type": "User", "message": "It is wrong."})");
  const Expectation invalid{"Title.length", {{{{400, 400}}, {"Wrong", "Unlisted"}, {}, {}}}, {}};
  const Judgement judgement = judged(untyped, {invalid});
  EXPECT_FALSE(judgement.as_expected);
  ASSERT_FALSE(judgement.defects.empty());
  EXPECT_EQ(judgement.defects[0].clause, "error.Wrong") << "and not the constraint that it refuses";
  EXPECT_EQ(judgement.defects[0].observed, "400 without an error type");
  EXPECT_EQ(judgement.defects[0].expected, "400 Wrong");

  const Expectation other_status{"Title.length", {{{{404, 404}}, {"Lost"}, {}, {}}}, {}};
  EXPECT_EQ(judged(untyped, {other_status}).defects[0].clause, "Title.length");
  const Expectation unlisted{"Title.length", {{{{400, 400}}, {"Unlisted"}, {}, {}}}, {}};
  EXPECT_EQ(judged(untyped, {unlisted}).defects[0].clause, "Title.length");
}

TEST(Alternatives, SayWhichMessageWasAskedFor) {
  const Alternative on_disk{{{400, 400}}, {"Wrong"}, {"on disk", "in memory"}, {"found"}};
  const Judgement judgement = judged(wrong(), {{"error.Wrong", {on_disk, on_disk}, {}}});
  ASSERT_EQ(judgement.defects.size(), 1U);
  EXPECT_EQ(judgement.defects[0].expected,
            R"(400 Wrong, saying "on disk" or "in memory", not saying "found")");
}

TEST(Alternatives, ReadAsPeopleSayThem) {
  EXPECT_EQ(text_of({{{400, 400}}, {"Wrong", "Lost"}, {}, {}}), "400 Wrong|Lost");
  EXPECT_EQ(text_of({{{400, 499}, {501, 501}}, {}, {}, {}}), "4xx or 501");
  const Judgement judgement =
      judged(wrong(), {{"status", {{{{200, 200}}, {}, {}, {}}, {{{404, 404}}, {"Lost"}, {}, {}}}, {}}});
  ASSERT_EQ(judgement.defects.size(), 1U);
  EXPECT_EQ(judgement.defects[0].expected, "200, or 404 Lost");
}

TEST(Judge, HoldsEveryExpectation) {
  const std::vector<Expectation> expectations = {{"status", {{{{200, 200}}, {}, {}, {}}}, {}},
                                                 {"error.Wrong", {{{{400, 400}}, {}, {}, {}}}, {}},
                                                 {"error.Lost", {{{{404, 404}}, {}, {}, {}}}, {}}};
  EXPECT_THAT(clauses_of(judged(wrong(), expectations)), ElementsAre("status", "error.Lost"));
}

TEST(Judge, BlamesAServiceThatBlamesItself) {
  const http::Response fault = answer(500, "ServiceException", R"({"Type": "Service", "message": "Sorry."})");
  EXPECT_THAT(clauses_of(judged(fault, {{"status", {{{{200, 200}}, {}, {}, {}}}, {}}})),
              ElementsAre("status", "no-server-error"));
  EXPECT_THAT(clauses_of(judged(fault, {{"status", {{{{500, 500}}, {}, {}, {}}}, {}}})), IsEmpty())
      << "where it was asked for";
}

TEST(Judge, LooksAtTheShapeOfSuccessesAlone) {
  const http::Response empty = answer(200, "", "{}");
  EXPECT_THAT(clauses_of(judged(empty, {})), ElementsAre("Here.required"));
  EXPECT_THAT(clauses_of(judged(answer(200, "", ""), {})), ElementsAre("Here.required")) << "no body at all";
  EXPECT_THAT(clauses_of(judged(empty, {{"status", {{{{404, 404}}, {}, {}, {}}}, {}}})),
              ElementsAre("status"))
      << "the shape of an answer that should not be there says nothing";
  EXPECT_THAT(clauses_of(judged(wrong(), {})), IsEmpty()) << "an error has no shape";
}

TEST(Judge, LooksAtTheEnvelopeOfEveryAnswer) {
  http::Response anonymous = wrong();
  anonymous.headers.erase("x-amzn-RequestId");
  EXPECT_THAT(clauses_of(judged(anonymous, {})), ElementsAre("request-id"));
  EXPECT_THAT(clauses_of(judged(anonymous, {{"status", {{{{200, 200}}, {}, {}, {}}}, {}}})),
              ElementsAre("status", "request-id"));
}

TEST(Judge, AsksNoBodyOfAHead) {
  const http::Response empty = answer(404, "Lost", "");
  EXPECT_THAT(clauses_of(judge({"HEAD", "/things/1", {}, ""}, empty, ask(), {})), IsEmpty());
  EXPECT_THAT(clauses_of(judge(get, empty, ask(), {})), ElementsAre("error-body-message"));
}

using Kind = ValueCheck::Kind;

struct ValueRow {
  Kind kind;
  std::string_view pointer;
  std::string_view value;
  std::string_view defect;  ///< what was observed; empty where the value is right
};

TEST(Values, AreHeld) {
  const http::Response response =
      answer(200, "", R"({"Here": "x", "Text": "ab", "Size": 200, "Words": ["a", "b"], "Gone": null,
                          "When": "2024-02-29T01:32:03.000+0000", "Inner": {"Deep": "d"}})");
  const std::string_view same = R"("2024-02-29T01:32:03.0Z")";
  const std::string_view before = R"("2024-02-29T01:32:02.999Z")";
  const ValueRow rows[] = {
      {Kind::equals, "/Text", R"("ab")", ""},
      {Kind::equals, "/Text", R"("ac")", "Text holds another value"},
      {Kind::equals, "/Size", "200", ""},
      {Kind::equals, "/Size", R"("200")", "Size holds another value"},
      {Kind::equals, "/Words/#", "2", ""},
      {Kind::equals, "/Words/#", "3", "Words/# holds another value"},
      {Kind::equals, "/Inner/Deep", R"("d")", ""},
      {Kind::equals, "/Inner", R"({"Deep": "d"})", ""},
      {Kind::equals, "", R"({"When": "2024-02-29T01:32:03.000+0000", "Inner": {"Deep": "d"}, "Gone": null,
                             "Words": ["a", "b"], "Size": 200, "Text": "ab", "Here": "x"})",
       ""},
      {Kind::equals, "/Words", R"(["b", "a"])", "Words holds another value"},
      {Kind::equals, "/Inner", R"({"Deep": "d", "More": 1})", "Inner holds another value"},
      {Kind::equals, "/Nowhere", R"("ab")", "Nowhere is missing"},
      {Kind::equals, "/Nowhere", "null", ""},
      {Kind::equals, "/Gone", "null", ""},
      {Kind::equals, "/Text", "null", "Text holds another value"},
      {Kind::equals, "", "{}", "the body holds another value"},
      {Kind::differs, "/Text", R"("ac")", ""},
      {Kind::differs, "/Text", R"("ab")", "Text holds another value"},
      {Kind::differs, "/Nowhere", R"("ab")", "Nowhere is missing"},
      {Kind::differs, "/Gone", R"("ab")", "Gone holds another value"},
      {Kind::one_of, "/Text", R"(["b", "ab"])", ""},
      {Kind::one_of, "/Text", R"(["b"])", "Text holds another value"},
      {Kind::one_of, "/Text", "[]", "Text holds another value"},
      {Kind::one_of, "/Text", R"("ab")", "Text holds another value"},
      {Kind::one_of, "/Nowhere", "[null]", ""},
      {Kind::one_of, "/Nowhere", R"(["ab"])", "Nowhere is missing"},
      {Kind::one_of, "/Text", R"([null, "ab"])", ""},
      {Kind::one_of, "/Text", R"([null, "b"])", "Text holds another value"},
      {Kind::later, "/When", before, ""},
      {Kind::later, "/When", same, "When holds another value"},
      {Kind::later, "/When", R"("2024-03-01T00:00:00.0Z")", "When holds another value"},
      {Kind::later, "/When", R"("yesterday")", "When holds another value"},
      {Kind::later, "/When", "7", "When holds another value"},
      {Kind::later, "/Text", before, "Text holds another value"},
      {Kind::later, "/Size", before, "Size holds another value"},
      {Kind::later, "/Nowhere", before, "Nowhere is missing"},
  };
  for (const ValueRow& row : rows) {
    const std::string name = std::string(row.pointer) + " " + std::string(row.value);
    const Expectation expectation{
        "Text.length", {}, {{row.kind, std::string(row.pointer), *json::parse(row.value)}}};
    const Judgement judgement = judged(response, {expectation});
    EXPECT_TRUE(judgement.as_expected) << name;
    if (row.defect.empty()) {
      EXPECT_THAT(judgement.defects, IsEmpty()) << name;
      continue;
    }
    ASSERT_EQ(judgement.defects.size(), 1U) << name;
    EXPECT_EQ(judgement.defects[0].clause, "Text.length") << name;
    EXPECT_EQ(judgement.defects[0].kind, DefectKind::value) << name;
    EXPECT_EQ(judgement.defects[0].observed, row.defect) << name;
  }
}

TEST(Values, SayWhatWasExpected) {
  const http::Response response = answer(200, "", R"({"Here": "x"})");
  const auto expected = [&](Kind kind, std::string_view pointer, json::Value value) {
    return judged(response, {{"status", {}, {{kind, std::string(pointer), std::move(value)}}}})
        .defects[0]
        .expected;
  };
  EXPECT_EQ(expected(Kind::equals, "/Here", "y"), R"("y", not "x")");
  EXPECT_EQ(expected(Kind::equals, "/Gone", "y"), R"("y")");
  EXPECT_EQ(expected(Kind::differs, "/Here", "x"), R"(another value than "x", not "x")");
  EXPECT_EQ(expected(Kind::one_of, "/Here", json::Array{"y"}), R"(one of ["y"], not "x")");
  EXPECT_EQ(expected(Kind::later, "/Here", "z"), R"(a date after "z", not "x")");
}

TEST(Values, AreLookedAtOnlyInTheAnswerThatWasAskedFor) {
  const Expectation success{"status", {{{{200, 200}}, {}, {}, {}}}, {}};
  const Expectation text{"Text.length", {}, {{Kind::equals, "/Text", "ab"}}};
  EXPECT_THAT(clauses_of(judged(wrong(), {success, text})), ElementsAre("status"));
  EXPECT_THAT(clauses_of(judged(answer(200, "", R"({"Here": "x"})"), {success, text})),
              ElementsAre("Text.length"));
}

TEST(JudgeOfALink, HoldsTheExpectationsAlone) {
  const Expectation size{"status", {{{{200, 200}}, {}, {}, {}}}, {{Kind::equals, "/CodeSize", 7}}};
  EXPECT_THAT(clauses_of(judge({200, {}, R"({"CodeSize": 7})"}, std::vector{size})), IsEmpty());
  EXPECT_THAT(clauses_of(judge({200, {}, R"({"CodeSize": 8})"}, std::vector{size})), ElementsAre("status"));
  EXPECT_THAT(clauses_of(judge({500, {}, R"({"CodeSize": 8})"}, std::vector{size})), ElementsAre("status"));
}

TEST(DateOfChange, IsNearTheDateOfTheAnswer) {
  struct DateRow {
    std::string_view date;
    std::string_view when;
    bool right;
  };
  const DateRow rows[] = {
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T01:32:03.000+0000", true},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T01:17:03.000+0000", true},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T01:17:02.999+0000", false},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T01:47:03.999+0000", true},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T01:47:04.000+0000", false},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "2022-09-29T08:32:03.000+0000", false},
      {"", "2001-01-01T00:00:00.000+0000", true},
      {"today", "2001-01-01T00:00:00.000+0000", true},
      {"Thu, 29 Sep 2022 01:32:03 GMT", "yesterday", true},
  };
  for (const DateRow& row : rows) {
    http::Response response = answer(200, "", R"({"Here": "x", "When": ")" + std::string(row.when) + "\"}");
    if (!row.date.empty()) response.headers.set("Date", std::string(row.date));
    const auto clauses = clauses_of(judged(response, {}));
    EXPECT_EQ(std::ranges::count(clauses, "When.time") == 0, row.right) << row.date << " " << row.when;
  }
}

}  // namespace
}  // namespace plumbline::verdict
