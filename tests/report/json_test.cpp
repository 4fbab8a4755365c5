#include "report/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "report/collector.h"
#include "report/kept.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

json::Value report_on(const std::vector<suite::Outcome>& outcomes) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, {});
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  suite::RunSummary summary = summary_of(outcomes);
  summary.left_out["need S3"] = 3;
  const auto parsed = json::parse(json_report(collector.finish(small_facts(), summary), spec));
  EXPECT_TRUE(parsed) << parsed.error().reason;
  return parsed.value_or(json::Value());
}

/// The value that member names and indices lead to, as JSON; "absent" where they lead nowhere.
std::string at(const json::Value& root, std::initializer_list<std::string_view> path) {
  const json::Value* value = &root;
  for (const std::string_view step : path) {
    if (const json::Array* items = value->array(); items != nullptr)
      value = items->empty() ? nullptr : &items->front();
    else
      value = value->find(step);
    if (value == nullptr) return "absent";
  }
  return json::write(*value);
}

TEST(Json, HoldsTheWholeResult) {
  const json::Value report = report_on({passed("a"), failed("b"), untestable("c", "why")});
  struct Row {
    std::initializer_list<std::string_view> path;
    std::string value;
  };
  const Row rows[] = {
      {{"format_version"}, "1"},
      {{"target"}, "\"http://localhost:4566\""},
      {{"profile"}, "\"documented\""},
      {{"started"}, "\"2024-05-06T07:08:09Z\""},
      {{"seconds"}, "3.200"},
      {{"seed"}, "7"},
      {{"exit_status"}, "1"},
      {{"summary", "cases"}, "3"},
      {{"summary", "verdicts", "pass"}, "1"},
      {{"summary", "verdicts", "no-answer"}, "0"},
      {{"summary", "left_out"}, R"([{"need":"need S3","cases":3}])"},
      {{"findings", "0", "clause"}, "\"Name.length\""},
      {{"findings", "0", "verdict"}, "\"fail\""},
      {{"findings", "0", "statement"}, "\"A name has at most 64 characters.\""},
      {{"findings", "0", "tier"}, "\"documented\""},
      {{"findings", "0", "place", "line"}, "21"},
      {{"findings", "0", "kind"}, "\"status\""},
      {{"findings", "0", "observed"}, "\"200\""},
      {{"findings", "0", "expected"}, "\"400\""},
      {{"findings", "0", "cases"}, "1"},
      {{"findings", "0", "witness", "id"}, "\"b\""},
      {{"findings", "0", "witness", "request", "method"}, "\"PUT\""},
      {{"findings", "0", "witness", "request", "headers"},
       R"([{"name":"Content-Type","value":"application/json"}])"},
      {{"findings", "0", "witness", "response", "status"}, "200"},
      {{"findings", "0", "witness", "response", "body"},
       R"({"bytes":11,"encoding":"text","content":"{\"ok\":true}","complete":true})"},
      {{"untestable"}, R"([{"reason":"why","cases":1,"example":"c"}])"},
      {{"clauses", "Name.length"},
       R"({"pass":1,"contested":0,"warn":0,"untestable":1,"no-answer":0,"fail":1})"},
      {{"clauses", "Name.pattern", "pass"}, "0"},
  };
  for (const Row& row : rows) EXPECT_EQ(at(report, row.path), row.value);
  EXPECT_THAT(at(report, {"findings", "0", "curl"}), HasSubstr("curl -sSi"));
}

TEST(Json, HasNoAnswerInAResponsesPlace) {
  const json::Value report = report_on({unanswered("a")});
  EXPECT_EQ(at(report, {"findings", "0", "witness", "response"}), "absent");
  EXPECT_EQ(at(report, {"findings", "0", "witness", "no_answer"}), "\"the connection ended\"");
}

TEST(Json, HoldsBytesThatAreNoText) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->response->body = "\xFF\xFE";
  outcome.exchange->request.headers.add("x", "\xFF");
  outcome.defects.front().observed = "\xFF";
  const json::Value report = report_on({outcome});
  EXPECT_EQ(at(report, {"findings", "0", "witness", "response", "body"}),
            R"({"bytes":2,"encoding":"base64","content":"//4=","complete":true})");
  EXPECT_EQ(at(report, {"findings", "0", "observed"}), R"("\\xff")");
}

TEST(Json, CutsLongBodies) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->request.body.assign(2 * kept_body_bytes_max, 'x');
  outcome.exchange->response->body.assign(2 * kept_body_bytes_max, 'y');
  const json::Value report = report_on({outcome});
  EXPECT_EQ(at(report, {"findings", "0", "witness", "request", "body", "bytes"}),
            std::to_string(2 * kept_body_bytes_max));
  EXPECT_EQ(at(report, {"findings", "0", "witness", "request", "body", "complete"}), "false");
  EXPECT_EQ(at(report, {"findings", "0", "witness", "response", "body", "complete"}), "false");
  EXPECT_LT(json::write(report).size(), 2 * kept_body_bytes_max + 10'000);
}

TEST(Json, KeepsCredentialsOut) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->request.target = "/?X-Amz-Signature=hidden";
  outcome.exchange->request.headers.add("X-Amz-Security-Token", "hidden");
  outcome.exchange->response->body = R"({"Authorization":"hidden"})";
  EXPECT_THAT(json::write(report_on({outcome})), Not(HasSubstr("hidden")));
}

}  // namespace
}  // namespace plumbline::report
