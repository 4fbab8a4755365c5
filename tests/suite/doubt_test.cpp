#include "suite/doubt.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

constexpr std::string_view update = "UpdateFunctionCode";

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
    Outcome outcome;
    outcome.status = row.status;
    EXPECT_EQ(saw_refusals_alone(tested, outcome, update), row.is_so) << row.what;
  }
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
