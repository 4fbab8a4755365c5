#include "fuzzing/fuzz.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fuzzing/world.h"
#include "package/base64.h"
#include "suite/packages.h"
#include "suite/peers.h"

namespace plumbline::fuzzing {
namespace {

using suite::ScriptedPeer;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using verdict::Verdict;

bool is_update(const http::Request& request) {
  return request.method == "PUT" && request.target.ends_with("/code");
}

http::Response server_error() {
  return suite::json_answer(500, R"({"message":"oh","Type":"Service"})", "ServiceException");
}

/// The reference as the oracle's second opinion: they read one page independently, and agree on every request
/// that the mutators can think of. What is inferred is reported, and nothing else.
TEST(FuzzTest, FindsNothingWrongWithTheReference) {
  for (const Mode mode : {Mode::all, Mode::name, Mode::base64, Mode::body}) {
    const Fuzzed fuzzed = fuzz_handler(reference(), {.mode = mode, .requests_max = 3'000});
    EXPECT_EQ(fuzzed.refusal, "");
    EXPECT_THAT(texts_of(fuzzed.wrong), IsEmpty());
    EXPECT_GT(fuzzed.summary.count(Verdict::pass), 2'000U);
  }
}

TEST(FuzzTest, NeverSendsMoreThanItIsAllowed) {
  for (const std::uint64_t allowed : {100U, 101U, 150U, 777U}) {
    for (const unsigned jobs : {1U, 3U}) {
      const Fuzzed right = fuzz_handler(reference(), {.jobs = jobs, .requests_max = allowed});
      EXPECT_LE(right.received, allowed);
      // A target that is all wrong takes re-validation and shrinking as well.
      const auto wrong = [handle = reference()](const http::Request& request) {
        return is_update(request) ? server_error() : handle(request);
      };
      const Fuzzed shrunk = fuzz_handler(wrong, {.jobs = jobs, .requests_max = allowed});
      EXPECT_LE(shrunk.received, allowed);
      EXPECT_GT(shrunk.summary.count(Verdict::fail), 0U);
    }
  }
}

TEST(FuzzTest, TakesAwayWhatItMade) {
  const http::Handler handle = reference();
  (void)fuzz_handler(handle, {.jobs = 2, .requests_max = 500});
  const http::Response listing = handle({"GET", "/2015-03-31/functions", {}, {}});
  EXPECT_THAT(listing.body, HasSubstr("\"Functions\":[]"));
}

/// What was sent, without what the target makes up.
std::multiset<std::string> updates_sent(const Way& way) {
  std::multiset<std::string> sent;
  std::mutex mutex;
  const auto record = [&, handle = reference()](const http::Request& request) {
    const std::lock_guard lock(mutex);
    if (is_update(request) && request.body.find("RevisionId") == std::string::npos)
      sent.insert(request.target + " " + request.body);
    return handle(request);
  };
  (void)fuzz_handler(record, way);
  return sent;
}

TEST(FuzzTest, SendsTheSameForTheSameSeed) {
  const auto sent = updates_sent({.seed = 3, .requests_max = 1000});
  EXPECT_GT(sent.size(), 500U);
  EXPECT_EQ(sent, updates_sent({.seed = 3, .requests_max = 1000}));
  EXPECT_NE(sent, updates_sent({.seed = 4, .requests_max = 1000}));
}

TEST(FuzzTest, ShrinksWhatItFinds) {
  // Names that hold "lambd" are answered with a fault.
  const auto wrong = [handle = reference()](const http::Request& request) {
    const bool is_hit = is_update(request) && request.target.find("lambd") != std::string::npos;
    return is_hit ? server_error() : handle(request);
  };
  const Fuzzed fuzzed = fuzz_handler(wrong, {.mode = Mode::name, .requests_max = 3000});
  ASSERT_FALSE(fuzzed.wrong.empty());
  const auto smallest = std::ranges::min_element(fuzzed.wrong, {}, [](const suite::Outcome& outcome) {
    return outcome.exchange->request.target.size();
  });
  EXPECT_LT(smallest->exchange->request.target.size(),
            std::string("/2015-03-31/functions/lambd/code").size() + 8);
  const auto is_finding = [](const Kept& kept) { return kept.is_finding; };
  EXPECT_TRUE(std::ranges::any_of(fuzzed.kept, is_finding));
}

TEST(FuzzTest, NamesWhoChangesWhatMustStayTheSame) {
  // A request that is refused for its JSON is obeyed all the same, where it has a comma too many.
  const auto wrong = [handle = reference()](const http::Request& request) {
    const http::Response answer = handle(request);
    if (is_update(request) && answer.status == 400 && request.body.ends_with(",}")) {
      http::Request mended = request;
      mended.body.replace(mended.body.size() - 2, 2, "}");
      (void)handle(mended);
    }
    return answer;
  };
  const Fuzzed fuzzed = fuzz_handler(wrong, {.mode = Mode::body, .requests_max = 8'000});
  const auto changed = std::ranges::find_if(fuzzed.wrong, [](const suite::Outcome& outcome) {
    return !outcome.defects.empty() && outcome.defects.back().kind == verdict::DefectKind::state_changed;
  });
  ASSERT_NE(changed, fuzzed.wrong.end()) << ::testing::PrintToString(texts_of(fuzzed.wrong));
  EXPECT_EQ(changed->defects.back().clause, "protocol.malformed-json");
  EXPECT_TRUE(changed->exchange->request.body.ends_with(",}")) << changed->exchange->request.body;
}

/// Updates of these are answered as if they were made, and are not.
http::Handler forgetful(std::function<bool(const http::Request&)> forgets) {
  return [=, handle = reference()](http::Request request) {
    if (is_update(request) && request.body.starts_with('{') && forgets(request))
      request.body.insert(1, request.body.starts_with("{}") ? R"("DryRun":true)" : R"("DryRun":true,)");
    return handle(request);
  };
}

TEST(FuzzTest, ReadsBackWhatWasAccepted) {
  const Fuzzed fuzzed = fuzz_handler(forgetful([](const http::Request&) { return true; }),
                                     {.mode = Mode::base64, .requests_max = 2'000});
  ASSERT_THAT(fuzzed.wrong, Not(IsEmpty()));
  const suite::Outcome& first = fuzzed.wrong.front();
  EXPECT_EQ(first.verdict, Verdict::fail);
  ASSERT_THAT(first.defects, Not(IsEmpty()));
  EXPECT_EQ(first.defects.front().clause, "ZipFile.replaces-code");
  EXPECT_THAT(first.defects.front().observed, HasSubstr("read back, CodeSha256 holds another value"));
  EXPECT_TRUE(std::ranges::any_of(fuzzed.kept, [](const Kept& kept) { return kept.is_finding; }));
}

TEST(FuzzTest, ShowsByAReadWhatWasNotStored) {
  const auto forgets_all = [] { return forgetful([](const http::Request&) { return true; }); };
  const Fuzzed fuzzed = fuzz_handler(forgets_all(), {.mode = Mode::base64, .requests_max = 2'000});
  ASSERT_THAT(fuzzed.wrong, Not(IsEmpty()));
  const suite::Outcome& first = fuzzed.wrong.front();
  ASSERT_EQ(first.before.size(), 2U);
  EXPECT_EQ(first.before.back().request.method, "PUT");
  ASSERT_TRUE(first.exchange && first.exchange->response);
  EXPECT_EQ(first.exchange->request.method, "GET");

  const auto hash_shown_by = [&](const http::Handler& target) {
    for (const suite::Exchange& before : first.before) (void)target(before.request);
    const std::string body = target(first.exchange->request).body;
    const std::size_t at = body.find("\"CodeSha256\"");
    return at == std::string::npos ? body : body.substr(at, 60);
  };
  EXPECT_EQ(hash_shown_by(forgets_all()), hash_shown_by(forgets_all()));
  EXPECT_NE(hash_shown_by(forgets_all()), hash_shown_by(reference()));
}

TEST(FuzzTest, TellsWhatMadeTheFunctionOfAFinding) {
  const auto wrong = [handle = reference()](const http::Request& request) {
    return is_update(request) ? server_error() : handle(request);
  };
  const Fuzzed made = fuzz_handler(wrong, {.requests_max = 200});
  ASSERT_THAT(made.wrong, Not(IsEmpty()));
  for (const suite::Outcome& outcome : made.wrong) {
    ASSERT_EQ(outcome.before.size(), 1U) << outcome.id;
    EXPECT_EQ(outcome.before.front().request.method, "POST");
    EXPECT_THAT(outcome.before.front().request.body, HasSubstr("plumbline-fuzzing"));
  }
}

TEST(FuzzTest, DoesNotBelieveThatAnUpdateWasForgottenOnce) {
  std::set<std::string> seen;
  const auto when_new = [&](const http::Request& request) { return seen.insert(request.body).second; };
  const Fuzzed fuzzed = fuzz_handler(forgetful(when_new), {.mode = Mode::base64, .requests_max = 2'000});
  ASSERT_THAT(fuzzed.wrong, Not(IsEmpty()));
  EXPECT_EQ(fuzzed.wrong.front().verdict, Verdict::untestable);
  EXPECT_THAT(fuzzed.wrong.front().reason, HasSubstr("was stored only when the same request was sent again"));
}

TEST(FuzzTest, DoesNotBelieveWhatHappensOnce) {
  std::atomic<int> updates{0};
  const auto flaky = [&, handle = reference()](const http::Request& request) {
    return is_update(request) && ++updates == 200 ? server_error() : handle(request);
  };
  const Fuzzed fuzzed = fuzz_handler(flaky, {.requests_max = 2000});
  ASSERT_EQ(fuzzed.wrong.size(), 1U) << ::testing::PrintToString(texts_of(fuzzed.wrong));
  EXPECT_EQ(fuzzed.wrong.front().verdict, Verdict::untestable);
  EXPECT_THAT(fuzzed.wrong.front().reason, HasSubstr("500 ServiceException"));
}

TEST(FuzzTest, ReportsTheRequestThatSilencesTheTarget) {
  // A quotation mark too many stops this target: it answers that request never, and nothing for some time.
  const http::Handler handle = reference();
  int down = 0;
  ScriptedPeer peer([&](const http::Request& request) -> http::Answer {
    if (down > 0) {
      --down;
      return suite::no_answer(http::NoAnswer::Kind::unreachable);
    }
    if (is_update(request) && request.body.find(",,") != std::string::npos) {
      down = 3;
      return suite::no_answer(http::NoAnswer::Kind::closed);
    }
    return handle(request);
  });
  const Fuzzed fuzzed = fuzz_peer(peer, {.mode = Mode::body, .requests_max = 8'000});
  ASSERT_FALSE(fuzzed.wrong.empty());
  for (const suite::Outcome& outcome : fuzzed.wrong) {
    EXPECT_EQ(outcome.verdict, Verdict::no_answer);
    EXPECT_THAT(outcome.exchange->request.body, HasSubstr(",,"));
  }
}

TEST(FuzzTest, GivesUpATargetThatDoesNotComeBack) {
  const http::Handler handle = reference();
  int updates = 0;
  ScriptedPeer peer([&](const http::Request& request) -> http::Answer {
    if (updates > 50) return suite::no_answer(http::NoAnswer::Kind::unreachable);
    if (is_update(request) && ++updates > 50) return suite::no_answer(http::NoAnswer::Kind::closed);
    return handle(request);
  });
  const Fuzzed fuzzed = fuzz_peer(peer, {.requests_max = 20'000});
  ASSERT_EQ(fuzzed.summary.count(Verdict::no_answer), 1U);
  EXPECT_THAT(fuzzed.wrong.front().exchange->no_answer, HasSubstr("did not come back"));
  EXPECT_EQ(fuzzed.summary.given_up, "");
  EXPECT_LT(fuzzed.received, 200U);
}

TEST(FuzzTest, BlamesTheLastRequestOfATargetThatAnswersItAndIsGone) {
  const http::Handler handle = reference();
  std::string last;
  ScriptedPeer peer([&](const http::Request& request) -> http::Answer {
    if (!last.empty()) return suite::no_answer(http::NoAnswer::Kind::unreachable);
    if (is_update(request) && request.body.find(",,") != std::string::npos) last = request.body;
    return handle(request);
  });
  const Fuzzed fuzzed = fuzz_peer(peer, {.mode = Mode::body, .requests_max = 8'000});
  ASSERT_EQ(fuzzed.summary.count(Verdict::no_answer), 1U);
  const auto finding = std::ranges::find(fuzzed.wrong, Verdict::no_answer, &suite::Outcome::verdict);
  EXPECT_EQ(finding->exchange->request.body, last);
  EXPECT_EQ(finding->defects.front().observed, "gone after an answer");
}

TEST(FuzzTest, RefusesATargetThatNeverAnswers) {
  ScriptedPeer silent([](const http::Request&) { return suite::no_answer(); });
  EXPECT_THAT(fuzz_peer(silent, {}).refusal, HasSubstr("CreateFunction brought no answer"));
}

TEST(FuzzTest, ChangesNoFunctionButItsOwn) {
  const http::Handler handle = reference();
  const auto create = [&](const std::string& name) {
    const std::string zip = package::encode_base64(suite::package_of(name));
    return handle(
        {"POST",
         "/2015-03-31/functions",
         {},
         R"({"FunctionName":")" + name +
             R"(","Runtime":"nodejs10.x","Role":"arn:aws:iam::123456789012:role/r","Handler":"i.h",)" +
             R"("Code":{"ZipFile":")" + zip + R"("}})"});
  };
  // Names that the mutators draw.
  const std::vector<std::string> others = {"my-function", "a", "function", "lambda", "aws", "us-west-2"};
  std::map<std::string, std::string> before;
  const auto look = [&](const std::string& name) {
    return handle({"GET", "/2015-03-31/functions/" + name + "/configuration", {}, {}}).body;
  };
  for (const std::string& name : others) {
    ASSERT_EQ(create(name).status, 201) << name;
    before[name] = look(name);
  }
  (void)fuzz_handler(handle, {.requests_max = 5'000});
  for (const std::string& name : others) EXPECT_EQ(look(name), before[name]);
}

}  // namespace
}  // namespace plumbline::fuzzing
