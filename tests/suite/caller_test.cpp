#include "suite/caller.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace std::chrono_literals;

const http::Request request = {"GET", "/", {}, ""};

/// A caller whose time passes only in its own book.
struct Patient {
  explicit Patient(http::Peer& peer, Caller::Settings settings = {})
      : caller(peer, with_book(std::move(settings))) {}

  Caller::Settings with_book(Caller::Settings settings) {
    settings.wait = [this](milliseconds time) { waits.push_back(time); };
    settings.fetch = [](const std::string& url) -> http::Answer { return http::Response{200, {}, url}; };
    return settings;
  }

  std::vector<milliseconds> waits;
  Caller caller;
};

http::Response busy(int status, std::string_view retry_after) {
  http::Response response{status, {}, ""};
  if (retry_after != "-") response.headers.set("Retry-After", std::string(retry_after));
  return response;
}

struct Row {
  int status;
  std::string_view retry_after;  ///< "-": no such header
  std::vector<milliseconds> waits;
};

TEST(Caller, AsksAgainAsOftenAsItMayWhereItIsAskedTo) {
  const std::vector<milliseconds> growing = {100ms, 200ms, 400ms, 800ms, 1600ms};
  const std::vector<milliseconds> bounded(5, 5000ms);
  const Row rows[] = {
      {429, "-", growing},
      {429, "3", std::vector<milliseconds>(5, 3000ms)},
      {429, "0", std::vector<milliseconds>(5, 0ms)},
      {429, "6", bounded},
      {429, "86400", bounded},
      {429, "86401", growing},
      {429, "99999999999999999999", growing},
      {429, "-1", growing},
      {429, "1.5", growing},
      {429, "1 ", growing},
      {429, "", growing},
      {429, "Wed, 21 Oct 2026 07:28:00 GMT", growing},
      {503, "2", std::vector<milliseconds>(5, 2000ms)},
      {503, "-", {}},
      {503, "soon", {}},
      {500, "1", {}},
      {404, "1", {}},
      {200, "1", {}},
      {409, "1", {}},
  };
  for (const Row& row : rows) {
    ScriptedPeer peer([&](const http::Request&) { return busy(row.status, row.retry_after); });
    Patient patient(peer);
    const http::Answer answer = patient.caller.send(request);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, row.status);
    EXPECT_EQ(patient.waits, row.waits) << row.status << " " << row.retry_after;
    EXPECT_EQ(peer.requests.size(), row.waits.size() + 1);
    EXPECT_EQ(patient.caller.requests_sent(), row.waits.size() + 1);
  }
}

TEST(Caller, StopsAskingOnceItIsAnswered) {
  int asked = 0;
  ScriptedPeer peer([&](const http::Request&) { return ++asked < 3 ? busy(429, "1") : busy(200, "-"); });
  Patient patient(peer);
  EXPECT_EQ(patient.caller.send(request)->status, 200);
  EXPECT_THAT(patient.waits, ElementsAre(1000ms, 1000ms));
}

TEST(Caller, AsksNoMoreThanTheSettingsSay) {
  ScriptedPeer peer([](const http::Request&) { return busy(429, "1"); });
  Caller::Settings settings;
  settings.retries_max = 0;
  Patient patient(peer, settings);
  EXPECT_EQ(patient.caller.send(request)->status, 429);
  EXPECT_THAT(patient.waits, IsEmpty());
}

TEST(Caller, NeverAsksAgainWhereNothingCame) {
  ScriptedPeer peer([](const http::Request&) { return no_answer(); });
  Patient patient(peer);
  EXPECT_FALSE(patient.caller.send(request));
  EXPECT_EQ(peer.requests.size(), 1U);
}

TEST(Caller, CountsWhatBroughtNoResponse) {
  bool is_there = false;
  ScriptedPeer peer(
      [&](const http::Request&) { return is_there ? http::Answer(busy(500, "-")) : no_answer(); });
  Patient patient(peer);
  EXPECT_EQ(patient.caller.unanswered_in_a_row(), 0);
  (void)patient.caller.send(request);
  (void)patient.caller.send(request);
  EXPECT_EQ(patient.caller.unanswered_in_a_row(), 2);
  is_there = true;
  (void)patient.caller.send(request);
  EXPECT_EQ(patient.caller.unanswered_in_a_row(), 0);
  EXPECT_EQ(patient.caller.requests_sent(), 3U);
}

/// At one request in a thousand seconds, what the test itself takes does not count.
TEST(Caller, KeepsToItsRate) {
  ScriptedPeer peer([](const http::Request&) { return busy(200, "-"); });
  Caller::Settings settings;
  settings.requests_per_second_max = 0.001;
  Patient patient(peer, settings);
  for (int i = 0; i < 3; ++i) (void)patient.caller.send(request);
  ASSERT_EQ(patient.waits.size(), 2U) << "the first goes at once";
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_LE(patient.waits[i], 1000s * (i + 1));
    EXPECT_GT(patient.waits[i], 1000s * (i + 1) - 500s);
  }
}

TEST(Caller, KeepsToItsRateAlsoWhereItAsksAgain) {
  int asked = 0;
  ScriptedPeer peer([&](const http::Request&) { return busy(++asked == 1 ? 429 : 200, "1"); });
  Caller::Settings settings;
  settings.requests_per_second_max = 0.001;
  Patient patient(peer, settings);
  (void)patient.caller.send(request);
  ASSERT_EQ(patient.waits.size(), 2U);
  EXPECT_EQ(patient.waits[0], 1000ms);
  EXPECT_GT(patient.waits[1], 500s);
}

/// One request on each lane.
class OneEach final : public http::Lanes {
 public:
  explicit OneEach(std::size_t count) : left_(count, true) {}
  const http::Request* next(std::size_t lane) override {
    const bool has_one = left_[lane];
    left_[lane] = false;
    return has_one ? &request : nullptr;
  }
  void answered(std::size_t, http::Answer answer) override {
    statuses.push_back(answer ? answer->status : 0);
  }
  std::vector<int> statuses;

 private:
  std::vector<bool> left_;
};

TEST(Caller, DrivesLanesAsItSendsRequests) {
  int asked = 0;
  ScriptedPeer peer([&](const http::Request&) -> http::Answer {
    ++asked;
    if (asked > 3) return no_answer();
    return asked == 1 ? busy(429, "1") : busy(200, "-");
  });
  Patient patient(peer);
  OneEach lanes(4);
  patient.caller.drive(lanes, 4);
  EXPECT_THAT(lanes.statuses, ElementsAre(200, 200, 0, 0));
  EXPECT_THAT(patient.waits, ElementsAre(1000ms));
  EXPECT_EQ(patient.caller.requests_sent(), 5U);
  EXPECT_EQ(patient.caller.unanswered_in_a_row(), 2);
}

TEST(Caller, KeepsToItsRateOnLanes) {
  ScriptedPeer peer([](const http::Request&) { return busy(200, "-"); });
  Caller::Settings settings;
  settings.requests_per_second_max = 0.001;
  Patient patient(peer, settings);
  OneEach lanes(3);
  patient.caller.drive(lanes, 3);
  EXPECT_EQ(patient.waits.size(), 2U) << "the first goes at once";
}

/// A target that answers, takes no connections so many times, and answers again.
struct Away {
  http::Answer answer() {
    const int now = asked++;
    return now == 0 || now > refused ? http::Answer(busy(200, "-"))
                                     : no_answer(http::NoAnswer::Kind::unreachable);
  }
  int refused;
  int asked = 0;
};

Caller::Settings waiting_a_second() {
  Caller::Settings settings;
  settings.return_max = 1s;
  return settings;
}

TEST(Caller, SendsWhatNobodyTookOnceSomebodyIsThere) {
  Away away{.refused = 4};
  ScriptedPeer peer([&](const http::Request&) { return away.answer(); });
  Patient patient(peer, waiting_a_second());
  EXPECT_TRUE(patient.caller.send(request));
  EXPECT_EQ(patient.caller.outages(), 0U);
  EXPECT_TRUE(patient.caller.send(request));
  EXPECT_EQ(patient.caller.outages(), 1U);
  EXPECT_FALSE(patient.caller.is_gone());
  EXPECT_THAT(patient.waits, ElementsAre(250ms, 250ms, 250ms));
  EXPECT_EQ(patient.caller.unanswered_in_a_row(), 0);
}

TEST(Caller, WaitsSoLongAndNoLonger) {
  Away away{.refused = 100};
  ScriptedPeer peer([&](const http::Request&) { return away.answer(); });
  Patient patient(peer, waiting_a_second());
  (void)patient.caller.send(request);
  EXPECT_FALSE(patient.caller.send(request));
  EXPECT_TRUE(patient.caller.is_gone());
  EXPECT_THAT(patient.waits, ElementsAre(250ms, 250ms, 250ms, 250ms));
  EXPECT_FALSE(patient.caller.send(request));
  EXPECT_THAT(patient.waits, SizeIs(4)) << "once is enough";
}

TEST(Caller, WaitsForNobodyWhoWasNeverThere) {
  ScriptedPeer peer([](const http::Request&) { return no_answer(http::NoAnswer::Kind::unreachable); });
  Patient patient(peer, waiting_a_second());
  EXPECT_FALSE(patient.caller.send(request));
  EXPECT_FALSE(patient.caller.is_gone());
  EXPECT_THAT(patient.waits, IsEmpty());
}

TEST(Caller, FollowsLinksAndWaits) {
  ScriptedPeer peer([](const http::Request&) { return no_answer(); });
  Patient patient(peer);
  EXPECT_EQ(patient.caller.fetch("http://elsewhere/")->body, "http://elsewhere/");
  patient.caller.wait(7ms);
  EXPECT_THAT(patient.waits, ElementsAre(7ms));
  EXPECT_THAT(peer.requests, IsEmpty());
}

}  // namespace
}  // namespace plumbline::suite
