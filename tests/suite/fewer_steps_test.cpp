#include "suite/fewer_steps.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// A step of an operation, with a name in the test.
Step step(std::string name, std::string operation, json::Object more = {}) {
  Step made;
  made.operation = std::move(operation);
  made.input = {{"FunctionName", "${function}"}, {"Test", std::move(name)}};
  made.input.insert(made.input.end(), more.begin(), more.end());
  return made;
}

std::vector<std::string> names_of(const Case& tested) {
  std::vector<std::string> names;
  for (const Step& one : tested.steps) names.push_back(*one.input[1].value.string());
  return names;
}

Step refused(std::string name) {
  Step made = step(std::move(name), "UpdateFunctionCode");
  made.expect = {{"status", {{{{400, 400}}, {}, {}, {}}}, {}}};
  return made;
}

Step telling(std::string name, std::string bound) {
  Step made = step(std::move(name), "GetFunctionConfiguration");
  made.bind = {{std::move(bound), "/RevisionId"}};
  return made;
}

Step knowing(std::string name, std::string bound) {
  return step(std::move(name), "UpdateFunctionCode", {{"RevisionId", "${" + bound + "}"}});
}

class FewerSteps : public ::testing::Test {
 protected:
  static Outcome wrong() {
    Outcome made;
    made.verdict = verdict::Verdict::fail;
    made.defects = {{"Publish.true", verdict::DefectKind::value, "one version", "two versions"}};
    made.exchange = Exchange{{"GET", "/", {}, ""}, http::Response{200, {}, "{}"}};
    return made;
  }

  /// The steps that are left where the target deviates once all of these were sent.
  std::vector<std::string> left(const Case& whole, std::vector<std::string> needed, int requests_max = 100) {
    std::vector<std::string> last = names_of(whole);
    outcome = with_fewer_steps(whole, wrong(), spec(),
                               {[&](const Case& fewer) {
                                  const auto names = names_of(fewer);
                                  sent += static_cast<int>(names.size());
                                  for (const std::string& one : needed)
                                    if (std::ranges::find(names, one) == names.end()) return Outcome();
                                  last = names;
                                  return wrong();
                                },
                                [this] { return may_try; }, requests_max});
    return last;
  }

  Case tested;
  Outcome outcome;
  int sent = 0;
  bool may_try = true;
};

TEST_F(FewerSteps, LeavesOutWhatChangesNothing) {
  tested.about = "it publishes";
  tested.steps = {step("read", "GetFunction"),
                  step("update", "UpdateFunctionCode"),
                  step("dry", "UpdateFunctionCode", {{"DryRun", true}}),
                  refused("refused"),
                  step("list", "ListVersionsByFunction"),
                  step("behind", "UpdateFunctionCode")};
  EXPECT_THAT(left(tested, {"update", "list"}), ElementsAre("update", "list"));
  EXPECT_EQ(outcome.about, "2 of 6 steps, of: it publishes");
}

// What later steps must be answered with depends on them, whatever the target makes of it.
TEST_F(FewerSteps, KeepsWhatMayChangeSomething) {
  tested.steps = {step("first", "UpdateFunctionCode"), step("second", "PublishVersion"),
                  step("list", "ListVersionsByFunction")};
  EXPECT_THAT(left(tested, {"list"}), ElementsAre("first", "second", "list"));
}

TEST_F(FewerSteps, KeepsWhatLaterStepsKnowOf) {
  Step excused = step("excused", "GetFunction");
  excused.expect = {{"status", {}, {}, {{"${before}", nullptr}}}};
  tested.steps = {telling("told", "revision"), telling("before", "before"), telling("unused", "unheard"),
                  knowing("update", "revision"), excused};
  EXPECT_THAT(left(tested, {"excused"}), ElementsAre("told", "before", "update", "excused"));
}

TEST_F(FewerSteps, KeepsAllWhereTheTargetNeedsThem) {
  tested.about = "as it was";
  tested.steps = {step("read", "GetFunction"), step("list", "ListVersionsByFunction")};
  EXPECT_THAT(left(tested, {"read", "list"}), ElementsAre("read", "list"));
  EXPECT_EQ(outcome.about, "") << "the outcome is that of the case";
}

TEST_F(FewerSteps, KeepsToItsLimits) {
  for (int i = 0; i < 10; ++i) tested.steps.push_back(step(std::to_string(i), "GetFunction"));
  EXPECT_EQ(left(tested, {}, 20).size(), 8U) << "nine, then eight, then seven would be too many";
  EXPECT_EQ(sent, 17);
  may_try = false;
  EXPECT_EQ(left(tested, {}).size(), 10U);
}

TEST_F(FewerSteps, IsForCasesOfSeveralStepsThatWereAnswered) {
  tested.steps = {step("read", "GetFunction"), step("list", "ListVersionsByFunction")};
  EXPECT_TRUE(may_have_fewer_steps(tested, wrong(), spec()));
  Outcome unanswered = wrong();
  unanswered.exchange->response.reset();
  EXPECT_FALSE(may_have_fewer_steps(tested, unanswered, spec()));
  EXPECT_FALSE(may_have_fewer_steps(tested, Outcome(), spec()));
  tested.steps.pop_back();
  EXPECT_FALSE(may_have_fewer_steps(tested, wrong(), spec()));
}

}  // namespace
}  // namespace plumbline::suite
