#include "suite/worker.h"

#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "package/sha256.h"
#include "suite/shelf_world.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using verdict::Verdict;

class WorkerTest : public ShelfWorld {};

TEST_F(WorkerTest, PassesARefusalBesideItsControl) {
  run({refusing("x"), refusing("toolong")});
  EXPECT_EQ(said("refuse x"), "pass");
  EXPECT_EQ(said("refuse toolong"), "pass");
  EXPECT_EQ(outcomes["refuse x"].status, 400);
  EXPECT_EQ(sent("good"), 1) << "the same control is asked once";
  EXPECT_EQ(fixtures.doubts, 0);
}

TEST_F(WorkerTest, CallsARefusalUntestableWhoseControlFails) {
  server.odd_answers["good"] = [](ShelfServer&) { return ShelfServer::bad(); };
  run({refusing("x"), refusing("toolong")});
  for (const std::string id : {"refuse x", "refuse toolong"}) {
    EXPECT_EQ(said(id), "untestable");
    EXPECT_THAT(outcomes[id].reason, HasSubstr("control"));
    EXPECT_THAT(outcomes[id].reason, HasSubstr("400 Bad: It is bad."));
  }
  EXPECT_EQ(sent("x"), 0) << "what it would show could not be told apart";
  EXPECT_EQ(sent("good"), 1);
}

TEST_F(WorkerTest, CallsARefusalUntestableWhoseControlIsNotAnswered) {
  server.odd_answers["good"] = [](ShelfServer&) { return no_answer(); };
  run({refusing("x")});
  EXPECT_EQ(said("refuse x"), "untestable");
  EXPECT_THAT(outcomes["refuse x"].reason, HasSubstr("it is gone"));
}

TEST_F(WorkerTest, FailsARefusalThatIsAccepted) {
  server.odd_answers["x"] = [](ShelfServer& shelf) { return shelf.taken("x"); };
  run({refusing("toolong"), refusing("x"), refusing("")});
  EXPECT_EQ(said("refuse x"), "fail: Title.length status 200");
  EXPECT_EQ(said("refuse toolong"), "pass");
  EXPECT_EQ(said("refuse "), "pass");
  EXPECT_GT(fixtures.doubts, 0);
}

TEST_F(WorkerTest, NamesTheRefusalThatChangesWhatItRefuses) {
  server.odd_answers["x"] = [](ShelfServer& shelf) {
    (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run({refusing("toolong"), refusing("x"), refusing("")});
  EXPECT_EQ(said("refuse x"), "fail: Title.length state-changed Title, Revision changed");
  ASSERT_TRUE(outcomes["refuse x"].exchange) << "with the request that shows it";
  EXPECT_THAT(outcomes["refuse x"].exchange->request.body, HasSubstr(R"("x")"));
  EXPECT_EQ(outcomes["refuse x"].exchange->response->status, 400);
  EXPECT_EQ(said("refuse toolong"), "pass");
  EXPECT_EQ(said("refuse "), "pass");
}

TEST_F(WorkerTest, NamesTheRefusalWhoseChangeShowsOnlyOnce) {
  fixtures.shows_revision = false;
  server.odd_answers["x"] = [](ShelfServer& shelf) {
    (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run({refusing("x"), refusing("")});
  EXPECT_EQ(said("refuse x"), "fail: Title.length state-changed Title changed");
  EXPECT_EQ(said("refuse "), "pass");
}

TEST_F(WorkerTest, CallsRefusalsUntestableWhereNobodyCanBeNamed) {
  bool first = true;
  server.odd_answers["x"] = [&](ShelfServer& shelf) {
    if (first) (void)shelf.taken("x");
    first = false;
    return ShelfServer::bad();
  };
  run({refusing("toolong"), refusing("x")});
  for (const std::string id : {"refuse x", "refuse toolong"}) {
    EXPECT_EQ(said(id), "untestable");
    EXPECT_THAT(outcomes[id].reason,
                HasSubstr("after 2 requests that must change nothing, Title, Revision changed"));
  }
}

TEST_F(WorkerTest, LooksForNoChangeWhereTheTargetShowsNone) {
  server.is_visible = false;
  server.odd_answers["x"] = [](ShelfServer& shelf) {
    (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run({refusing("x")});
  EXPECT_EQ(said("refuse x"), "pass");
}

TEST_F(WorkerTest, TellsARefusalThatIsNotAnswered) {
  server.odd_answers["x"] = [](ShelfServer&) { return no_answer(http::NoAnswer::Kind::timeout); };
  run({refusing("x"), refusing("")});
  EXPECT_EQ(said("refuse x"), "no-answer: Title.length no-answer timeout");
  EXPECT_EQ(outcomes["refuse x"].status, 0);
  ASSERT_TRUE(outcomes["refuse x"].exchange);
  EXPECT_EQ(outcomes["refuse x"].exchange->no_answer, "it is gone");
  EXPECT_FALSE(outcomes["refuse x"].exchange->response);
  EXPECT_EQ(said("refuse "), "pass");
}

TEST_F(WorkerTest, RunsRefusalsInBatches) {
  Cases cases;
  for (int i = 0; i < 70; ++i) {
    cases.push_back(refusing("x"));
    cases.back().id = std::to_string(i);
  }
  for (const Case& one : cases) worker_.run(one);
  EXPECT_EQ(order.size(), 64U);
  worker_.finish();
  EXPECT_EQ(order.size(), 70U);
  worker_.finish();
  EXPECT_EQ(order.size(), 70U) << "and brings no outcome twice";
}

TEST_F(WorkerTest, BringsTheOutcomesOfRefusalsBeforeAChange) {
  worker_.run(refusing("x"));
  EXPECT_THAT(order, IsEmpty());
  worker_.run(of_steps({shelving("new", 200)}));
  EXPECT_THAT(order, ElementsAre("refuse x", "steps"));
  EXPECT_EQ(said("refuse x"), "pass") << "what changes the shelf on purpose is not held against it";
}

TEST_F(WorkerTest, CallsACaseUntestableWithoutItsFixture) {
  fixtures.why_not = "no wood";
  run({refusing("x"), of_steps({shelving("new", 200)})});
  EXPECT_EQ(said("refuse x"), "untestable");
  EXPECT_EQ(said("steps"), "untestable");
  EXPECT_EQ(outcomes["steps"].reason, "no wood");
  EXPECT_THAT(peer.requests, IsEmpty());
}

TEST_F(WorkerTest, FailsACaseByTheClauseOfItsStep) {
  server.odd_answers["abcd"] = [](ShelfServer&) { return ShelfServer::bad(); };
  run({of_steps({shelving("ab", 200), shelving("abcd", 200), shelving("abc", 200)})});
  EXPECT_EQ(said("steps"), "fail: Title.length status 400 Bad");
  EXPECT_EQ(sent("abc"), 0) << "nothing after the step that failed";
  ASSERT_TRUE(outcomes["steps"].exchange);
  EXPECT_THAT(outcomes["steps"].exchange->request.body, HasSubstr("abcd"));
  EXPECT_EQ(outcomes["steps"].exchange->response->status, 400);
}

TEST_F(WorkerTest, CallsACaseUntestableWhosePreparationFails) {
  for (const int status : {400, 404, 500}) {
    outcomes.clear();
    server.odd_answers["ab"] = [&](ShelfServer&) { return json_answer(status, "{}", "Other"); };
    run({of_steps({shelving("ab", 200, "status"), shelving("abcd", 200)})});
    EXPECT_EQ(said("steps"), "untestable") << "what it shows is for the cases about it";
    EXPECT_EQ(outcomes["steps"].reason, "Shelve was answered with " + std::to_string(status) + " Other");
    EXPECT_TRUE(outcomes["steps"].exchange);
    EXPECT_EQ(sent("abcd"), 0);
  }
}

TEST_F(WorkerTest, TellsAPreparationThatIsNotAnswered) {
  server.odd_answers["ab"] = [](ShelfServer&) { return no_answer(); };
  run({of_steps({shelving("ab", 200, "status"), shelving("abcd", 200)})});
  EXPECT_EQ(said("steps"), "no-answer: Title.length no-answer closed");
}

TEST_F(WorkerTest, KeepsWhatStepsBind) {
  Step first = shelving("ab", 200);
  first.bind = {{"whole", ""}, {"title", "/Title"}};
  Step second = shelving("${title}c", 200);
  second.expect.push_back({"type", {}, {{verdict::ValueCheck::Kind::equals, "/Title", "${whole.Title}c"}}});
  run({of_steps({first, second})});
  EXPECT_EQ(said("steps"), "pass");
  EXPECT_EQ(sent("abc"), 1);
}

TEST_F(WorkerTest, CallsACaseUntestableThatNeedsWhatNoAnswerHeld) {
  Step first = shelving("ab", 200);
  first.bind = {{"pages", "/Pages"}};
  run({of_steps({first, shelving("${pages}", 200)})});
  EXPECT_EQ(said("steps"), "untestable");
  EXPECT_EQ(outcomes["steps"].reason,
            "${pages} stands for nothing: no fixture gives it, and no answer before held it");

  outcomes.clear();
  Step expecting = shelving("ab", 200);
  expecting.expect.push_back({"type", {}, {{verdict::ValueCheck::Kind::equals, "/Title", "${pages}"}}});
  run({of_steps({expecting})});
  EXPECT_EQ(said("steps"), "untestable");
}

TEST_F(WorkerTest, PausesWhereAStepAsksForIt) {
  Step later = shelving("ab", 200);
  later.pause_ms = 1100;
  run({of_steps({shelving("abc", 200), later})});
  EXPECT_THAT(waits, ElementsAre(std::chrono::milliseconds(1100)));
}

TEST_F(WorkerTest, JudgesTheBytesBehindALink) {
  Step fetch;
  fetch.fetch = "http://${shelf}/";
  fetch.expect = {{"Title.length",
                   {{{{200, 200}}, {}, {}, {}}},
                   {{verdict::ValueCheck::Kind::equals, "/CodeSha256", package::sha256_base64("bytes")},
                    {verdict::ValueCheck::Kind::equals, "/CodeSize", 5}}}};
  links.emplace("http://abc/", http::Response{200, {}, "bytes"});
  run({of_steps({fetch})});
  EXPECT_EQ(said("steps"), "pass");
  links.insert_or_assign("http://abc/", http::Response{200, {}, "other bytes"});
  run({of_steps({fetch})});
  EXPECT_EQ(said("steps"),
            "fail: Title.length value CodeSha256 holds another value"
            ": Title.length value CodeSize holds another value");
  links.clear();
  run({of_steps({fetch})});
  EXPECT_EQ(said("steps"), "fail: Title.length value the link cannot be followed: unreachable");
}

TEST_F(WorkerTest, HoldsADeadLinkAgainstNothingElse) {
  Step fetch;
  fetch.fetch = "http://${shelf}/";
  fetch.expect = {{"operation.link", {{{{200, 200}}, {}, {}, {}}}, {}},
                  {"Title.length", {}, {{verdict::ValueCheck::Kind::equals, "/CodeSize", 5}}}};
  run({of_steps({fetch})});
  EXPECT_EQ(said("steps"), "untestable") << "the case is about a title";
  EXPECT_EQ(outcomes["steps"].reason, "the link cannot be followed: unreachable: http://abc/");

  fetch.expect.front().clause = "Title.length";
  links.emplace("http://abc/", no_answer(http::NoAnswer::Kind::unresolved));
  run({of_steps({fetch})});
  EXPECT_EQ(said("steps"), "untestable") << "the host may have an address elsewhere";
}

TEST_F(WorkerTest, ShowsEachDefectWithItsOwnExchange) {
  server.odd_answers["ab"] = [](ShelfServer& shelf) {
    http::Response response = shelf.taken("ab");
    response.headers.erase("x-amzn-RequestId");
    return response;
  };
  server.odd_answers["abc"] = [](ShelfServer&) { return no_answer(http::NoAnswer::Kind::timeout); };
  run({of_steps({shelving("ab", 200), shelving("abc", 200)})});
  const Outcome& outcome = outcomes["steps"];
  ASSERT_EQ(outcome.defects.size(), 2U);
  ASSERT_TRUE(outcome.exchange_of(0) != nullptr && outcome.exchange_of(1) != nullptr);
  EXPECT_THAT(outcome.exchange_of(0)->request.body, HasSubstr(R"("ab")"));
  EXPECT_THAT(outcome.exchange_of(1)->request.body, HasSubstr(R"("abc")"));
  EXPECT_FALSE(outcome.exchange_of(1)->response);
}

TEST_F(WorkerTest, SettlesAfterSuccessesAlone) {
  run({of_steps({shelving("ab", 200), shelving("x", 400)})});
  EXPECT_THAT(fixtures.settled, ElementsAre(R"({"Title":"ab"})"));
  EXPECT_EQ(fixtures.releases, 1);
}

TEST_F(WorkerTest, WarnsOfWhatDoesNotBind) {
  server.odd_answers["ab"] = [](ShelfServer& shelf) {
    http::Response response = shelf.taken("ab");
    response.headers.erase("x-amzn-RequestId");
    return response;
  };
  run({of_steps({shelving("ab", 200)})});
  EXPECT_EQ(said("steps"), "warn: envelope header no x-amzn-RequestId");
  EXPECT_EQ(fixtures.doubts, 1);
}

TEST_F(WorkerTest, BringsTheOutcomeOfARefusalOnAFunctionOfItsOwnAtOnce) {
  Case own = refusing("x");
  own.needs = {Need::fresh_function};
  worker_.run(own);
  EXPECT_EQ(said("refuse x"), "pass");
}

TEST_F(WorkerTest, TellsWhatToSendFirst) {
  fixtures.made = {{"POST", "/shelves", {}, "{}"}};
  server.odd_answers["abcd"] = [](ShelfServer&) { return ShelfServer::bad(); };
  run({of_steps({shelving("ab", 200), shelving("abcd", 200), shelving("abc", 200)})});
  const std::vector<Exchange>& before = outcomes["steps"].before;
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0].request.target, "/shelves");
  EXPECT_THAT(before[1].request.body, HasSubstr(R"("ab")"));
  run({of_steps({shelving("ab", 200), shelving("abc", 200)})});
  EXPECT_THAT(outcomes["steps"].before, IsEmpty()) << "of what went well nobody asks";
}

TEST_F(WorkerTest, TellsWhatToSendFirstToSeeAChange) {
  fixtures.made = {{"POST", "/shelves", {}, "{}"}};
  server.odd_answers["x"] = [](ShelfServer& shelf) {
    (void)shelf.taken("x");
    return ShelfServer::bad();
  };
  run({refusing("toolong"), refusing("x")});
  ASSERT_EQ(outcomes["refuse x"].before.size(), 1U);
  EXPECT_EQ(outcomes["refuse x"].before[0].request.target, "/shelves");
}

}  // namespace
}  // namespace plumbline::suite
