#include "suite/doubt.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

using verdict::Verdict;

constexpr std::string_view update = "UpdateFunctionCode";
const TargetHabits::Refusals refused = {{"UpdateFunctionCode", "503: not now"}};

Step step(std::string operation, std::vector<verdict::StatusRange> statuses) {
  Step made;
  made.operation = std::move(operation);
  made.expect = {{"clause", {{std::move(statuses), {}, {}, {}}}, {}}};
  return made;
}

Step updating(std::vector<verdict::StatusRange> statuses) {
  return step(std::string(update), std::move(statuses));
}

Step reading() { return step("GetFunction", {{200, 200}}); }

TEST(Doubt, KnowsWhatMustBeRefused) {
  EXPECT_TRUE(must_be_refused(updating({{400, 400}})));
  EXPECT_TRUE(must_be_refused(updating({{400, 499}, {500, 500}})));
  EXPECT_FALSE(must_be_refused(updating({{200, 200}})));
  EXPECT_FALSE(must_be_refused(updating({{200, 200}, {404, 404}})));
  EXPECT_FALSE(must_be_refused(Step()));
}

TEST(Doubt, KnowsWhereNothingWasAccepted) {
  struct Row {
    const char* what;
    std::vector<Step> steps;
    int status;  ///< of the last answer
    bool is_so;
  };
  const Row rows[] = {
      {"a refusal", {updating({{400, 400}})}, 400, true},
      {"a name that is not there", {updating({{200, 200}, {404, 404}})}, 404, true},
      {"a name that is", {updating({{200, 200}, {404, 404}})}, 200, false},
      {"a refusal, and a look at what it left", {updating({{400, 400}}), reading()}, 200, true},
      {"an update, and a refusal", {updating({{200, 200}}), updating({{400, 400}})}, 400, false},
      {"no update at all", {reading()}, 200, false},
      {"nobody there to be read", {reading()}, 404, false},
  };
  for (const Row& row : rows) {
    Case tested;
    tested.steps = row.steps;
    Outcome passed;
    passed.verdict = Verdict::pass;
    passed.status = row.status;
    Outcome outcome = passed;
    doubt_vacuous(tested, refused, outcome);
    EXPECT_EQ(outcome.verdict, row.is_so ? Verdict::untestable : Verdict::pass) << row.what;
    EXPECT_EQ(outcome.reason.ends_with("not accepted: 503: not now"), row.is_so) << row.what;

    doubt_vacuous(tested, {}, passed);
    EXPECT_EQ(passed.verdict, Verdict::pass) << row.what << ", of a target that accepts updates";
  }
}

TEST(Doubt, LeavesAloneWhatHasAControlOrFailed) {
  Case controlled;
  controlled.steps = {updating({{400, 400}})};
  controlled.control = controlled.steps.front();
  Outcome outcome;
  outcome.verdict = Verdict::pass;
  outcome.status = 400;
  doubt_vacuous(controlled, refused, outcome);
  EXPECT_EQ(outcome.verdict, Verdict::pass);

  controlled.control.reset();
  outcome.verdict = Verdict::fail;
  doubt_vacuous(controlled, refused, outcome);
  EXPECT_EQ(outcome.verdict, Verdict::fail);
}

TEST(Doubt, SuspectsWhatReachedTheTarget) {
  const auto without_answer = [](std::string observed) {
    Outcome outcome;
    outcome.defects = {{"http", verdict::DefectKind::no_answer, std::move(observed), "a response"}};
    return outcome;
  };
  EXPECT_TRUE(is_suspect(without_answer("closed")));
  EXPECT_TRUE(is_suspect(without_answer("timeout")));
  EXPECT_FALSE(is_suspect(without_answer("unreachable"))) << "it was never sent";
  EXPECT_TRUE(is_unanswered(without_answer("unreachable")));
  EXPECT_FALSE(is_unanswered(Outcome()));
}

}  // namespace
}  // namespace plumbline::suite
