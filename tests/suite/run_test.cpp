#include "suite/run.h"

#include <atomic>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "suite/fake_lambda.h"
#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;
using verdict::Verdict;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// A case that looks for a function that is not there.
Case looking(std::string id, std::vector<Need> needs = {}) {
  Case made;
  made.id = std::move(id);
  made.clauses = {"error.ResourceNotFoundException"};
  made.effect = Effect::none;
  made.needs = std::move(needs);
  Step step;
  step.operation = "GetFunction";
  step.input = {{"FunctionName", "${missing}"}};
  step.expect = {{made.clauses.front(), {{{{404, 404}}, {}, {}, {}}}, {}}};
  made.steps = {std::move(step)};
  return made;
}

Cases many(int count, std::vector<Need> needs = {}) {
  Cases cases;
  for (int i = 0; i < count; ++i) cases.push_back(looking(std::to_string(i), needs));
  return cases;
}

std::optional<Case> nothing_more() { return std::nullopt; }

class RunTest : public ::testing::Test {
 protected:
  RunSummary run_all(Cases cases, const CaseStream& stream = nothing_more) {
    Caller caller(peer, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
    return run(std::move(cases), stream, caller, spec(), settings, [this](const Outcome& outcome) {
      ids.push_back(outcome.id);
      threads.insert(std::this_thread::get_id());
      if (on_outcome) on_outcome();
    });
  }

  std::string why_not() {
    Caller caller(peer, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
    return why_not_testable(caller, spec(), settings);
  }

  FakeLambda lambda;
  ScriptedPeer peer{[this](const http::Request& request) { return lambda.answer(request); }};
  RunSettings settings;
  std::vector<std::string> ids;
  std::set<std::thread::id> threads;
  std::function<void()> on_outcome;
};

TEST_F(RunTest, RunsEveryCaseOnceWhateverTheJobs) {
  for (const unsigned jobs : {0U, 1U, 2U, 8U}) {
    ids.clear();
    settings.jobs = jobs;
    const RunSummary summary = run_all(many(100));
    EXPECT_EQ(summary.cases(), 100U);
    EXPECT_EQ(summary.count(Verdict::pass) + summary.count(Verdict::warn), 100U);
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 100U);
    EXPECT_EQ(summary.given_up, "");
    EXPECT_THAT(summary.left_out, IsEmpty());
  }
}

TEST_F(RunTest, TakesAwayWhatItMade) {
  settings.jobs = 4;
  (void)run_all(many(50, {Need::function}));
  EXPECT_THAT(lambda.names(), IsEmpty());
  EXPECT_EQ(ids.size(), 50U);
}

TEST_F(RunTest, RunsTheStreamBehindTheCases) {
  settings.jobs = 1;
  int left = 3;
  const RunSummary summary = run_all(many(2), [&]() -> std::optional<Case> {
    if (left == 0) return std::nullopt;
    return looking("stream " + std::to_string(left--));
  });
  EXPECT_THAT(ids, ::testing::ElementsAre("0", "1", "stream 3", "stream 2", "stream 1"));
  EXPECT_EQ(summary.cases(), 5U);
}

// More of the cases that need a function than are set aside at once, among others that stand alone.
TEST_F(RunTest, RunsEveryCaseOfTheStreamOnce) {
  settings.jobs = 3;
  int left = 10'000;
  const RunSummary summary = run_all({}, [&]() -> std::optional<Case> {
    if (left == 0) return std::nullopt;
    --left;
    return looking(std::to_string(left), left % 2 == 0 ? std::vector<Need>{} : std::vector{Need::function});
  });
  EXPECT_EQ(summary.cases(), 10'000U);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 10'000U);
  EXPECT_THAT(lambda.names(), IsEmpty());
}

TEST_F(RunTest, LeavesOutWhatTheSettingsCannotMeetAndSaysSo) {
  lambda.functions["mine"] = json::Object{{"FunctionName", "mine"}};
  settings.functions.existing = "mine";
  Cases cases = many(2);
  cases.push_back(looking("a", {Need::fresh_function}));
  cases.push_back(looking("b", {Need::function, Need::other_function}));
  cases.push_back(looking("c", {Need::s3_object}));
  cases.push_back(looking("d", {Need::bandwidth}));
  cases.push_back(looking("e", {Need::function}));
  const RunSummary summary = run_all(cases);
  EXPECT_EQ(summary.cases(), 3U);
  EXPECT_THAT(
      summary.left_out,
      UnorderedElementsAre(Pair(*LambdaFunctions::cannot_meet(Need::fresh_function, settings.functions), 2U),
                           Pair(*LambdaFunctions::cannot_meet(Need::s3_object, settings.functions), 1U),
                           Pair(*LambdaFunctions::cannot_meet(Need::bandwidth, settings.functions), 1U)));
}

TEST_F(RunTest, KeepsToOneJobOnTheOneFunctionItIsGiven) {
  lambda.functions["mine"] = json::Object{{"FunctionName", "mine"}};
  settings.functions.existing = "mine";
  settings.jobs = 8;
  (void)run_all(many(50, {Need::function}));
  EXPECT_EQ(threads.size(), 1U);
}

TEST_F(RunTest, GivesUpATargetThatHasGoneAway) {
  ScriptedPeer::Script gone = [](const http::Request&) { return no_answer(); };
  ScriptedPeer silent(gone);
  settings.jobs = 1;
  settings.unanswered_max = 10;
  Caller caller(silent, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  std::uint64_t outcomes = 0;
  const RunSummary summary =
      run(many(1000), nothing_more, caller, spec(), settings, [&](const Outcome&) { ++outcomes; });
  EXPECT_EQ(outcomes, 0U) << "nothing is known of any case";
  EXPECT_EQ(summary.suspects.size(), 4U) << "each was followed by two looks at whether the target is there";
  EXPECT_EQ(summary.not_run, 1000U);
  EXPECT_EQ(summary.given_up, "the target brought no response to 12 requests in a row");
}

TEST_F(RunTest, DoesNotGiveUpATargetThatAnswersNowAndThen) {
  settings.jobs = 1;
  settings.unanswered_max = 10;
  int asked = 0;
  ScriptedPeer moody(
      [&](const http::Request& request) { return ++asked % 10 == 0 ? lambda.answer(request) : no_answer(); });
  Caller caller(moody, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  const RunSummary summary = run(many(100), nothing_more, caller, spec(), settings, [](const Outcome&) {});
  EXPECT_EQ(summary.cases(), 100U);
  EXPECT_EQ(summary.given_up, "");
}

TEST_F(RunTest, DoesNotGiveUpATargetThatFailsSomeRequestsAlone) {
  settings.jobs = 1;
  settings.unanswered_max = 10;
  ScriptedPeer halting([&](const http::Request& request) {
    const bool is_probe = request.target.find("-missing/configuration") != std::string::npos;
    return is_probe ? http::Answer(json_answer(404, "{}")) : no_answer(http::NoAnswer::Kind::malformed);
  });
  Caller caller(halting, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  const RunSummary summary = run(many(100), nothing_more, caller, spec(), settings, [](const Outcome&) {});
  EXPECT_EQ(summary.count(Verdict::no_answer), 100U);
  EXPECT_EQ(summary.given_up, "");
}

TEST_F(RunTest, GivesUpATargetThatLetsWaitInVain) {
  settings.jobs = 1;
  settings.unanswered_max = 10;
  ScriptedPeer slow([](const http::Request&) { return no_answer(http::NoAnswer::Kind::timeout); });
  Caller caller(slow, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  const RunSummary summary = run(many(100), nothing_more, caller, spec(), settings, [](const Outcome&) {});
  EXPECT_EQ(summary.requests, 14U);
  EXPECT_EQ(summary.given_up, "the target brought no response to 12 requests in a row");
}

TEST_F(RunTest, EndsWhereTheUserWantsAnEnd) {
  std::atomic<bool> interrupted = false;
  settings.interrupted = &interrupted;
  settings.jobs = 1;
  on_outcome = [&] { interrupted = ids.size() == 7; };
  const RunSummary summary = run_all(many(100, {Need::function}));
  EXPECT_EQ(summary.cases(), 7U);
  EXPECT_EQ(summary.given_up, "the run was interrupted");
  EXPECT_THAT(lambda.names(), IsEmpty()) << "and leaves nothing behind";
}

TEST_F(RunTest, BringsTheOutcomesThatAreDueAtAnEnd) {
  std::atomic<bool> interrupted = false;
  settings.interrupted = &interrupted;
  settings.jobs = 1;
  Cases cases = many(5, {Need::function});
  for (Case& one : cases) one.effect = Effect::refusal;
  int drawn = 0;
  const RunSummary summary = run_all(std::move(cases), [&]() -> std::optional<Case> {
    return ++drawn > 3 ? std::nullopt : std::optional(looking("s" + std::to_string(drawn)));
  });
  EXPECT_EQ(summary.cases(), 8U);
}

TEST_F(RunTest, SaysWhetherATargetCanBeTested) {
  EXPECT_EQ(why_not(), "");
  EXPECT_THAT(lambda.names(), IsEmpty());
  lambda.creation = json_answer(501, "{}", "NotImplemented");
  EXPECT_THAT(why_not(), HasSubstr("501 NotImplemented"));
  settings.functions.existing = "mine";
  EXPECT_THAT(why_not(), HasSubstr("mine"));
  lambda.functions["mine"] = json::Object{{"FunctionName", "yours"}};
  EXPECT_THAT(why_not(), HasSubstr("reads back as one that has not its name"));
  lambda.functions["mine"] = json::Object{{"FunctionName", "mine"}};
  EXPECT_EQ(why_not(), "");
  EXPECT_EQ(lambda.names().size(), 1U);
}

// "No function is named so", said of each: by a target that says the same of a function that is there.
TEST_F(RunTest, HoldsNoRefusalForAPassWhereThePlainRequestIsRefusedToo) {
  settings.functions.habits->learn_refused({{"GetFunction", "404 ResourceNotFoundException"}});
  std::vector<std::string> reasons;
  Caller caller(peer, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  const RunSummary summary = run(many(3), nothing_more, caller, spec(), settings,
                                 [&](const Outcome& outcome) { reasons.push_back(outcome.reason); });
  EXPECT_EQ(summary.count(Verdict::untestable), 3U);
  EXPECT_THAT(reasons.front(), HasSubstr("a plain GetFunction of a function, was not accepted: 404 Res"));
}

TEST_F(RunTest, LearnsThatPlainUpdatesAreRefused) {
  EXPECT_EQ(why_not(), "") << "that is for the cases to tell";
  EXPECT_THAT(settings.functions.habits->refused(),
              ::testing::ElementsAre(Pair("UpdateFunctionCode", HasSubstr("404"))));
}

}  // namespace
}  // namespace plumbline::suite
