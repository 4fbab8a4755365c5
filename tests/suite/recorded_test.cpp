#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "spec/load.h"
#include "suite/generate.h"
#include "verdict/judge.h"
#include "verdict/verdict.h"

/// What AWS was recorded to answer, each row beside the case that asks for it (data/recorded.json; `fact` is
/// the recording's name among ours). Step -1 is the last one of the case that is an UpdateFunctionCode.
namespace plumbline::suite {
namespace {

using verdict::Verdict;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

json::Array rows_of(const std::string& file) {
  std::ifstream in(std::string(SUITE_TEST_DATA) + "/" + file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const auto parsed = json::parse(text.str());
  return parsed && parsed->array() != nullptr ? *parsed->array() : json::Array{};
}

json::Array rows() { return rows_of("recorded.json"); }

const Case* case_named(const Cases& cases, const std::string& id) {
  const auto found = std::ranges::find(cases, id, &Case::id);
  return found == cases.end() ? nullptr : &*found;
}

const Step* step_of(const Case& made, std::int64_t number) {
  if (number >= 0)
    return static_cast<std::size_t>(number) < made.steps.size()
               ? &made.steps[static_cast<std::size_t>(number)]
               : nullptr;
  for (auto step = made.steps.rbegin(); step != made.steps.rend(); ++step)
    if (step->operation == "UpdateFunctionCode") return &*step;
  return nullptr;
}

/// The step's expectations without the values that hang on a fixture.
std::vector<verdict::Expectation> answers_of(const Step& step) {
  std::vector<verdict::Expectation> expect = step.expect;
  for (verdict::Expectation& expectation : expect) expectation.values.clear();
  return expect;
}

http::Response response_of(const json::Value& row) {
  http::Response response{static_cast<int>(*row.find("status")->integer()),
                          {{"Content-Type", "application/json"}, {"x-amzn-RequestId", "b2a5d0c8"}},
                          row.find("body")->is(json::Kind::null) ? "" : json::write(*row.find("body"))};
  if (const std::string& type = *row.find("type")->string(); !type.empty())
    response.headers.add("x-amzn-ErrorType", type);
  return response;
}

/// An oracle that calls AWS wrong is wrong itself: nothing recorded fails in the default profile.
TEST(Recorded, AnswersOfAwsNeverFail) {
  const Cases cases = generate(spec()).value_or(Cases{});
  const json::Array all = rows();
  ASSERT_GT(all.size(), 20U);
  for (const json::Value& row : all) {
    const std::string& id = *row.find("case")->string();
    SCOPED_TRACE(*row.find("fact")->string() + " " + id);
    const Case* made = case_named(cases, id);
    ASSERT_NE(made, nullptr);
    const Step* step = step_of(*made, *row.find("step")->integer());
    ASSERT_NE(step, nullptr);
    ASSERT_FALSE(step->expect.empty());
    const verdict::Judgement judgement = verdict::judge(
        {"PUT", "/", {}, ""}, response_of(row), *spec().operation(step->operation), answers_of(*step));
    for (const verdict::Defect& defect : judgement.defects)
      EXPECT_NE(verdict_of(defect, spec(), {}), Verdict::fail)
          << defect.clause << ": observed " << defect.observed << ", expected " << defect.expected;
  }
}

/// The rows say something: the same answers with another status are found.
TEST(Recorded, AnswersWouldFailWithAnotherStatus) {
  const Cases cases = generate(spec()).value_or(Cases{});
  std::size_t found = 0;
  for (const json::Value& row : rows()) {
    const Case* made = case_named(cases, *row.find("case")->string());
    const Step* step = made == nullptr ? nullptr : step_of(*made, *row.find("step")->integer());
    ASSERT_NE(step, nullptr);
    http::Response response = response_of(row);
    response.status = response.status == 200 ? 404 : 200;
    const verdict::Judgement judgement =
        verdict::judge({"PUT", "/", {}, ""}, response, *spec().operation(step->operation), answers_of(*step));
    found += judgement.as_expected ? 0 : 1;
  }
  EXPECT_EQ(found, rows().size());
}

/// Every recording of an operation that the suite calls (data/recorded_forms.json: what was answered and in
/// which form; messages are left out), as the answer to a request of which nothing is known: its envelope,
/// its error and its members are never called wrong.
TEST(Recorded, FormsOfAnswersNeverFail) {
  const json::Array all = rows_of("recorded_forms.json");
  ASSERT_EQ(all.size(), 122U);
  for (const json::Value& row : all) {
    const std::string& name = *row.find("operation")->string();
    SCOPED_TRACE(*row.find("fact")->string() + " " + name);
    const spec::Operation* operation = spec().operation(name);
    ASSERT_NE(operation, nullptr);
    const verdict::Judgement judgement =
        verdict::judge({operation->method, "/", {}, ""}, response_of(row), *operation, {});
    EXPECT_EQ(judgement.reading.error_type, *row.find("type")->string());
    for (const verdict::Defect& defect : judgement.defects)
      EXPECT_NE(verdict_of(defect, spec(), {}), Verdict::fail)
          << defect.clause << ": observed " << defect.observed << ", expected " << defect.expected;
  }
}

/// The forms say something: with a member of another type, and with a 500, each is found.
TEST(Recorded, FormsWouldFailOtherwise) {
  std::size_t successes = 0;
  std::size_t found = 0;
  std::size_t faults = 0;
  for (const json::Value& row : rows_of("recorded_forms.json")) {
    const spec::Operation* operation = spec().operation(*row.find("operation")->string());
    ASSERT_NE(operation, nullptr);
    http::Response response = response_of(row);
    const auto fails = [&](const http::Response& answer) {
      const auto judgement = verdict::judge({operation->method, "/", {}, ""}, answer, *operation, {});
      return !judgement.defects.empty();
    };
    http::Response fault = response;
    fault.status = 500;
    faults += fails(fault) ? 1 : 0;
    const auto size = response.body.find("\"CodeSize\":276");
    if (size == std::string::npos) continue;
    ++successes;
    response.body.insert(size + 11, "true,\"WasCodeSize\":");
    found += fails(response) ? 1 : 0;
  }
  EXPECT_GT(faults, 60U) << "of operations whose errors are judged, or that must hold a configuration";
  EXPECT_GT(successes, 15U);
  EXPECT_EQ(found, successes);
}

}  // namespace
}  // namespace plumbline::suite
