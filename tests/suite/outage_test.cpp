// What a run makes of a target that is gone for a while, or for good.
#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "suite/fake_lambda.h"
#include "suite/peers.h"
#include "suite/run.h"
#include "suite/vain_waits.h"

namespace plumbline::suite {
namespace {

using namespace std::chrono_literals;
using Kind = http::NoAnswer::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using verdict::Verdict;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// A case that looks for a function that is not there.
Case looking(std::string id, std::string function) {
  Case made;
  made.id = std::move(id);
  made.clauses = {"error.ResourceNotFoundException"};
  made.effect = Effect::none;
  Step step;
  step.operation = "GetFunction";
  step.input = {{"FunctionName", std::move(function)}};
  step.expect = {{made.clauses.front(), {{{{404, 404}}, {}, {}, {}}}, {}}};
  made.steps = {std::move(step)};
  return made;
}

/// A target that ends, without an answer, at a request that names `deadly`.
class MortalPeer {
 public:
  http::Answer answer(const http::Request& request) {
    if (away > 0) {
      if (returns) --away;
      return no_answer(Kind::unreachable);
    }
    const bool is_deadly = request.target.find("deadly") != std::string::npos;
    if (!is_deadly || lives == 0) return lambda.answer(request);
    if (lives > 0) --lives;
    away = 3;
    return no_answer(Kind::closed);
  }

  FakeLambda lambda;
  int away = 0;         ///< connections that it still refuses
  bool returns = true;  ///< it is started again
  int lives = -1;       ///< how often it dies; -1: each time
};

class OutageTest : public ::testing::Test {
 protected:
  RunSummary run_with_deadly(std::chrono::milliseconds return_max) {
    Cases cases;
    for (int i = 0; i < 9; ++i)
      cases.push_back(looking("case/" + std::to_string(i), i == 4 ? "deadly" : "no"));
    Caller caller(peer, {.return_max = return_max,
                         .wait = [this](std::chrono::milliseconds time) { waited += time; },
                         .fetch = {}});
    settings.jobs = 1;
    return run(
        std::move(cases), [] { return std::nullopt; }, caller, spec(), settings,
        [this](const Outcome& outcome) { outcomes[outcome.id] = outcome; });
  }

  MortalPeer target;
  ScriptedPeer peer{[this](const http::Request& request) { return target.answer(request); }};
  RunSettings settings;
  std::map<std::string, Outcome> outcomes;
  std::chrono::milliseconds waited{0};
};

TEST_F(OutageTest, NamesWhatWasUnderWayWhereTheTargetStaysAway) {
  target.returns = false;
  const RunSummary summary = run_with_deadly(2s);
  EXPECT_EQ(summary.given_up, "the target stopped answering");
  EXPECT_EQ(summary.cases(), 4U);
  EXPECT_EQ(summary.not_run, 5U);
  ASSERT_THAT(summary.suspects, SizeIs(1));
  EXPECT_EQ(summary.suspects.front().id, "case/4");
  EXPECT_EQ(summary.count(Verdict::no_answer), 0U) << "a suspect is no failure";
  EXPECT_EQ(waited, 2s);
}

TEST_F(OutageTest, ConvictsWhatEndsTheTargetOnceMore) {
  const RunSummary summary = run_with_deadly(2s);
  EXPECT_EQ(summary.given_up, "");
  EXPECT_EQ(summary.cases(), 9U);
  EXPECT_EQ(summary.count(Verdict::no_answer), 1U);
  EXPECT_EQ(outcomes["case/4"].verdict, Verdict::no_answer);
  EXPECT_THAT(outcomes["case/4"].about, HasSubstr("stopped answering altogether"));
  EXPECT_THAT(summary.suspects, IsEmpty());
}

TEST_F(OutageTest, AcquitsWhoWasOnlyThere) {
  target.lives = 1;
  const RunSummary summary = run_with_deadly(2s);
  EXPECT_EQ(summary.cases(), 9U);
  EXPECT_EQ(summary.count(Verdict::no_answer), 0U);
  EXPECT_EQ(outcomes["case/4"].status, 404);
}

TEST_F(OutageTest, DoesNotWaitWhereItMayNot) {
  const RunSummary summary = run_with_deadly(0s);
  EXPECT_EQ(summary.given_up, "the target stopped answering");
  EXPECT_EQ(waited, 0s);
}

// A target that swallows all requests of a kind, and answers others.
TEST_F(OutageTest, WaitsForSomeOfAKindAndNoMore) {
  ScriptedPeer swallowing([this](const http::Request& request) {
    const bool is_kept = request.target.find("/swallowed") != std::string::npos;
    return is_kept ? no_answer(Kind::timeout) : target.answer(request);
  });
  Cases cases;
  for (int i = 0; i < 30; ++i) cases.push_back(looking("kind/" + std::to_string(i), "swallowed"));
  cases.push_back(looking("other/0", "swallowed"));
  int left = 30;
  const CaseStream stream = [&]() -> std::optional<Case> {
    if (left-- == 0) return std::nullopt;
    return looking("stream/" + std::to_string(left), "swallowed");
  };
  Caller caller(swallowing, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  settings.jobs = 1;
  const RunSummary summary = run(std::move(cases), stream, caller, spec(), settings, [](const Outcome&) {});
  EXPECT_EQ(summary.given_up, "");
  // Ten of each kind, the only one of the third, and one of the stream that was ready when the tenth ended.
  EXPECT_EQ(summary.count(Verdict::no_answer), std::uint64_t{2 * vain_waits_max + 2});
  EXPECT_THAT(summary.left_out, ElementsAre(Pair(HasSubstr("waited for in vain"), 39U)));
  EXPECT_EQ(summary.not_run, 0U);
}

}  // namespace
}  // namespace plumbline::suite
