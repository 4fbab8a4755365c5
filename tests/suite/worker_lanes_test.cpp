#include "suite/worker_lanes.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "suite/fake_lambda.h"
#include "suite/lambda_functions.h"
#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// A case that looks for a function of that name, which is not there.
Case looking_for(const std::string& name) {
  Case made;
  made.id = name;
  made.clauses = {"error.ResourceNotFoundException"};
  made.effect = Effect::none;
  Step step;
  step.operation = "GetFunction";
  step.input = {{"FunctionName", name}};
  step.expect = {{made.clauses.front(), {{{{404, 404}}, {}, {}, {}}}, {}}};
  made.steps = {std::move(step)};
  return made;
}

/// Two lanes of a worker, to which the test is the driver.
class WorkerLanesTest : public ::testing::Test {
 protected:
  std::optional<Case> draw() {
    if (drawn == cases_max) return std::nullopt;
    return looking_for("fn-" + std::to_string(drawn++));
  }

  FakeLambda lambda;
  ScriptedPeer peer{[this](const http::Request& request) { return lambda.answer(request); }};
  Caller caller{peer, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}}};
  LambdaFunctions fixtures{caller, spec(), {}, "000"};
  std::vector<std::string> ids;
  Worker worker{caller, fixtures, spec(), {}, [this](const Case&, const Outcome& outcome) {
                  ids.push_back(outcome.id);
                }};
  WorkerLanes lanes{worker, 2, [this] { return draw(); }};
  int cases_max = 4;
  int drawn = 0;
};

TEST_F(WorkerLanesTest, JudgeAndMakeReadyWhileARequestIsOnItsWay) {
  const http::Request* request = lanes.next(0);
  ASSERT_NE(request, nullptr);
  EXPECT_EQ(drawn, 1);
  lanes.meanwhile(0);
  EXPECT_EQ(drawn, 2);
  lanes.answered(0, lambda.answer(*request));
  request = lanes.next(0);
  ASSERT_NE(request, nullptr);
  EXPECT_THAT(request->target, ::testing::EndsWith("fn-1"));
  EXPECT_EQ(drawn, 2) << "the next one waits for nothing";
  EXPECT_THAT(ids, IsEmpty()) << "nor for what is judged";
  lanes.meanwhile(0);
  lanes.meanwhile(0);  // again, where the request went over a second connection
  EXPECT_THAT(ids, ElementsAre("fn-0"));
  EXPECT_EQ(drawn, 3);
}

TEST_F(WorkerLanesTest, JudgeEveryAnswerOnceWhetherOrNotTheDriverHasTimeBetween) {
  for (const bool has_time : {false, true}) {
    ids.clear();
    drawn = 0;
    for (bool more = true; more;) {
      more = false;
      for (const std::size_t lane : {0U, 1U}) {
        const http::Request* request = lanes.next(lane);
        if (request == nullptr) continue;
        more = true;
        if (has_time) lanes.meanwhile(lane);
        lanes.answered(lane, lambda.answer(*request));
      }
    }
    EXPECT_THAT(ids, ::testing::UnorderedElementsAre("fn-0", "fn-1", "fn-2", "fn-3")) << has_time;
  }
}

}  // namespace
}  // namespace plumbline::suite
