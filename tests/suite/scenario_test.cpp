#include "suite/scenario.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using verdict::ValueCheck;

/// The scenario as the suite reads it.
Case read_one(std::string_view scenario_json) {
  const auto cases = read_scenarios(with_scenarios("[" + std::string(scenario_json) + "]"));
  EXPECT_TRUE(cases) << cases.error().text();
  return cases && !cases->empty() ? cases->front() : Case{};
}

TEST(Scenario, IsACase) {
  const Case made = read_one(R"({
    "id": "shelve/and-look", "about": "Shelved is shelved.", "clauses": ["status", "type"],
    "needs": ["fresh-function", "other-function", "s3-object", "s3-version", "bandwidth", "function"],
    "steps": [
      {"call": "Shelve", "with": {"Shelf": "${shelf}", "Title": "abc"}, "pauseMs": 60000,
       "bind": {"whole": "", "title": "/Title"},
       "wire": {"method": "POST", "uri": "/x", "body": "{", "plainInLabel": ":", "headers": {"A": "1", "B": ""}}},
      {"fetch": "${whole.Link}", "expect": [{"status": ["200"]}]}
    ]})");
  EXPECT_EQ(made.id, "shelve/and-look");
  EXPECT_EQ(made.about, "Shelved is shelved.");
  EXPECT_THAT(made.clauses, ElementsAre("status", "type"));
  EXPECT_THAT(made.needs, ElementsAre(Need::fresh_function, Need::other_function, Need::s3_object,
                                      Need::s3_version, Need::bandwidth, Need::function));
  EXPECT_EQ(made.effect, Effect::change);
  EXPECT_FALSE(made.control);
  ASSERT_EQ(made.steps.size(), 2U);
  const Step& step = made.steps[0];
  EXPECT_EQ(step.operation, "Shelve");
  EXPECT_EQ(step.input.size(), 2U);
  EXPECT_EQ(step.pause_ms, 60'000);
  EXPECT_THAT(step.bind, ElementsAre(std::pair("title", "/Title"), std::pair("whole", "")));
  EXPECT_EQ(step.wire.method, "POST");
  EXPECT_EQ(step.wire.uri, "/x");
  EXPECT_EQ(step.wire.body, "{");
  EXPECT_EQ(step.wire.plain_in_label, ":");
  EXPECT_EQ(step.wire.headers, (http::Headers{{"A", "1"}, {"B", ""}}));
  EXPECT_EQ(made.steps[1].fetch, "${whole.Link}");
  EXPECT_EQ(made.steps[1].operation, "");
}

TEST(Scenario, WithoutNeedsTouchesNothing) {
  EXPECT_EQ(
      read_one(R"({"id": "a", "about": "b", "clauses": ["status"], "steps": [{"call": "Look"}]})").effect,
      Effect::none);
}

/// What the one step of a scenario expects.
std::vector<verdict::Expectation> expected(std::string_view expect_json) {
  const Case made = read_one(R"({"id": "a", "about": "b", "clauses": ["type"], "steps": [
      {"call": "Shelve", "expect": )" +
                             std::string(expect_json) + "}]}");
  return made.steps.empty() ? std::vector<verdict::Expectation>{} : made.steps.front().expect;
}

TEST(Expectation, IsSuccessWhereNoAnswerIsSaid) {
  for (const std::string_view text : {"[]", R"([{"equals": {"/Title": "abc"}}])"}) {
    const auto expect = expected(text);
    ASSERT_FALSE(expect.empty());
    EXPECT_EQ(expect[0].clause, "status");
    ASSERT_EQ(expect[0].answers.size(), 1U);
    EXPECT_THAT(expect[0].answers[0].statuses, ElementsAre(verdict::StatusRange{200, 200}));
  }
}

TEST(Expectation, SaysAnswers) {
  const auto expect = expected(R"([
    {"status": ["404", "4xx"], "error": ["Missing", "Bad"], "saying": ["not there"], "notSaying": ["source"]},
    {"clause": "error.Bad", "refused": "invalid", "anyOf": [{"status": ["403"]}, {"status": ["5xx"]}]}])");
  ASSERT_EQ(expect.size(), 2U);
  EXPECT_EQ(expect[0].clause, "type");
  ASSERT_EQ(expect[0].answers.size(), 1U);
  EXPECT_THAT(expect[0].answers[0].statuses,
              ElementsAre(verdict::StatusRange{404, 404}, verdict::StatusRange{400, 499}));
  EXPECT_THAT(expect[0].answers[0].types, ElementsAre("Missing", "Bad"));
  EXPECT_THAT(expect[0].answers[0].saying, ElementsAre("not there"));
  EXPECT_THAT(expect[0].answers[0].not_saying, ElementsAre("source"));
  EXPECT_EQ(expect[1].clause, "error.Bad");
  ASSERT_EQ(expect[1].answers.size(), 3U);
  EXPECT_THAT(expect[1].answers[0].types, ElementsAre("Bad"));
  EXPECT_THAT(expect[1].answers[0].not_saying, ElementsAre("source"));
  EXPECT_THAT(expect[1].answers[1].statuses, ElementsAre(verdict::StatusRange{403, 403}));
  EXPECT_THAT(expect[1].answers[2].statuses, ElementsAre(verdict::StatusRange{500, 599}));
}

TEST(Expectation, SaysValues) {
  const auto expect =
      expected(R"([{"status": ["200"], "equals": {"": {}, "/A": null}, "differs": {"/B": "${x}"},
                                    "oneOf": {"/C": [1, 2]}, "later": {"/D/0": "${y}"}}])");
  ASSERT_EQ(expect.size(), 1U);
  const auto& values = expect[0].values;
  ASSERT_EQ(values.size(), 5U);
  const std::pair<ValueCheck::Kind, std::string_view> kinds[] = {{ValueCheck::Kind::equals, ""},
                                                                 {ValueCheck::Kind::equals, "/A"},
                                                                 {ValueCheck::Kind::differs, "/B"},
                                                                 {ValueCheck::Kind::one_of, "/C"},
                                                                 {ValueCheck::Kind::later, "/D/0"}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    EXPECT_EQ(values[i].kind, kinds[i].first) << i;
    EXPECT_EQ(values[i].pointer, kinds[i].second) << i;
  }
  EXPECT_EQ(values[3].value, json::Value(json::Array{1, 2}));
}

/// A scenario with these members beside an id and a text.
std::string scenario(std::string_view members) {
  return R"([{"id": "a", "about": "b", )" + std::string(members) + "}]";
}

std::string step(std::string_view members) {
  return scenario(R"("clauses": ["type"], "steps": [{"call": "Look"}, {)" + std::string(members) + "}]");
}

TEST(Scenario, IsRefusedWithItsPlace) {
  const std::string call = R"("call": "Shelve", )";
  const std::pair<std::string, std::string_view> rows[] = {
      {scenario(R"("clauses": [], "steps": [{"call": "Look"}])"),
       "0/clauses: a scenario rests on at least one clause"},
      {scenario(R"("clauses": ["type", "Type"], "steps": [{"call": "Look"}])"),
       "0/clauses: unknown clause Type"},
      {scenario(R"("clauses": ["type"], "needs": ["functions"], "steps": [{"call": "Look"}])"),
       "0/needs: unknown need functions"},
      {scenario(R"("clauses": ["type"], "steps": [])"), "0/steps: a scenario has at least one step"},
      {step(R"("call": "shelve")"),
       "0/steps/1: a step has a known operation under \"call\", or a URL under \"fetch\""},
      {step(R"("pauseMs": 1)"),
       "0/steps/1: a step has a known operation under \"call\", or a URL under \"fetch\""},
      {step(call + R"("fetch": "http://x/", "expect": [{"status": ["200"]}])"),
       "0/steps/1: a step has a known operation under \"call\", or a URL under \"fetch\""},
      {step(R"("fetch": "http://x/")"), "0/steps/1/expect: a step that fetches says what it expects"},
      {step(call + R"("pauseMs": -1)"), "0/steps/1/pauseMs: a pause is 0 to 60000 milliseconds"},
      {step(call + R"("pauseMs": 60001)"), "0/steps/1/pauseMs: a pause is 0 to 60000 milliseconds"},
      {step(call + R"("bind": {"a": "Title"})"), "0/steps/1/bind/a: a JSON pointer starts with '/'"},
      {step(call + R"("expect": [{}, {"clause": "Type"}])"), "0/steps/1/expect: unknown clause Type"},
      {step(call + R"("expect": [{"status": ["200", "2x"]}])"),
       "0/steps/1/expect/0/status: \"2x\" is no status; write \"404\" or \"4xx\""},
      {step(call + R"("expect": [{"status": ["600"]}])"),
       "0/steps/1/expect/0/status: \"600\" is no status; write \"404\" or \"4xx\""},
      {step(call + R"("expect": [{"status": ["4XX"]}])"),
       "0/steps/1/expect/0/status: \"4XX\" is no status; write \"404\" or \"4xx\""},
      {step(call + R"("expect": [{"status": []}])"), "0/steps/1/expect/0: an answer has at least one status"},
      {step(call + R"("expect": [{"error": ["Bad"]}])"),
       "0/steps/1/expect/0: an answer has at least one status"},
      {step(call + R"("expect": [{"saying": ["x"], "equals": {"/a": 1}}])"),
       "0/steps/1/expect/0: an answer has at least one status"},
      {step(call +
            R"("expect": [{"status": ["200"]}, {"anyOf": [{"status": ["200"]}, {"error": ["Bad"]}]}])"),
       "0/steps/1/expect/1/anyOf/1: an answer has at least one status"},
      {step(call + R"("expect": [{"anyOf": [{"status": ["4"]}]}])"),
       "0/steps/1/expect/0/anyOf/0/status: \"4\" is no status; write \"404\" or \"4xx\""},
      {step(call + R"("expect": [{"refused": "politely"}])"),
       "0/steps/1/expect/0/refused: the operation knows no refusal \"politely\""},
      {step(R"("call": "Look", "expect": [{"refused": "invalid"}])"),
       "0/steps/1/expect/0/refused: the operation knows no refusal \"invalid\""},
      {step(call + R"("expect": [{"equals": {"Title": "abc"}}])"),
       "0/steps/1/expect/0/equals/Title: a JSON pointer starts with '/'"},
      {step(call + R"("expect": [{"later": {"a/b": "x"}}])"),
       "0/steps/1/expect/0/later/a~1b: a JSON pointer starts with '/'"},
  };
  for (const auto& [text, where_and_why] : rows) {
    const auto cases = read_scenarios(with_scenarios(text));
    ASSERT_FALSE(cases) << text;
    EXPECT_EQ(cases.error().text(), "scenarios/more.json#/scenarios/" + std::string(where_and_why));
  }
}

TEST(Scenario, OfAnExampleIsRefusedWithTheExample) {
  const auto cases = read_scenarios(with_scenarios(
      R"([{"outline": {"id": "<id>", "about": "b", "clauses": ["type"], "steps": [{"call": "<call>"}]},
           "examples": [{"id": "a", "call": "Look"}, {"id": "b", "call": "Nothing"}]}])"));
  ASSERT_FALSE(cases);
  EXPECT_EQ(
      cases.error().text(),
      "scenarios/more.json#/scenarios/0/outline/steps/0: a step has a known operation under \"call\", or a "
      "URL under \"fetch\" (with /scenarios/0/examples/1)");
}

TEST(Scenario, OfTheEmbeddedSpecIsRead) {
  const auto files = spec::load(spec::embedded());
  ASSERT_TRUE(files) << files.error().text();
  const auto cases = read_scenarios(*files);
  ASSERT_TRUE(cases) << cases.error().text();
  EXPECT_GT(cases->size(), 50U);
  for (const Case& made : *cases) EXPECT_THAT(made.steps, ::testing::Not(IsEmpty())) << made.id;
}

}  // namespace
}  // namespace plumbline::suite
