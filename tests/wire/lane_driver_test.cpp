#include "wire/lane_driver.h"

#include <latch>
#include <set>

#include <gmock/gmock.h>

#include "wire/raw_server.h"
#include "wire/server.h"

namespace plumbline::wire {
namespace {

/// Drives lanes with a patience of their own.
void drive_all(const ClientSettings& settings, http::Lanes& lanes, std::size_t count) {
  Patience patience(settings.patience);
  drive_lanes(settings, patience, lanes, count);
}

using Kind = http::NoAnswer::Kind;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string empty_ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

ClientSettings to_port(std::uint16_t port) {
  return {.endpoint = {.scheme = "http", .host = "127.0.0.1", .port = port, .path = "", .query = ""}};
}

/// So many requests on each lane, GET /lane-number, and what came back.
class Asked : public http::Lanes {
 public:
  Asked(std::size_t lanes, int requests_each) : requests_(lanes), left_(lanes, requests_each) {}

  const http::Request* next(std::size_t lane) override {
    if (left_[lane]-- == 0) return nullptr;
    requests_[lane] = {method, "/" + std::to_string(lane) + "-" + std::to_string(left_[lane]), {}, body};
    return &requests_[lane];
  }
  void answered(std::size_t lane, http::Answer answer) override {
    if (answer)
      bodies.push_back(answer->body);
    else
      faults.push_back(std::string(name_of(answer.error().kind)) + ": " + answer.error().detail);
    EXPECT_TRUE(!answer || answer->body.empty() || answer->body == requests_[lane].target) << answer->body;
  }

  std::string method = "GET";
  std::string body;
  std::vector<std::string> bodies;
  std::vector<std::string> faults;

 private:
  std::vector<http::Request> requests_;
  std::vector<int> left_;
};

TEST(LaneDriver, BringsEveryLaneItsAnswers) {
  const auto server = Server::start({}, [](const http::Request& request) {
    return http::Response{200, {}, request.target};
  });
  ASSERT_TRUE(server.has_value());
  Asked asked(9, 40);
  drive_all(to_port((*server)->port()), asked, 9);
  EXPECT_EQ(asked.bodies.size(), 360U);
  EXPECT_EQ(std::set<std::string>(asked.bodies.begin(), asked.bodies.end()).size(), 360U);
  EXPECT_THAT(asked.faults, ElementsAre());
}

// Each answer waits for a request of the other lane: one lane after the other would never end.
TEST(LaneDriver, KeepsLanesUnderWayTogether) {
  std::latch both(2);
  const auto server = Server::start({.threads = 2}, [&](const http::Request& request) {
    both.arrive_and_wait();
    return http::Response{200, {}, request.target};
  });
  ASSERT_TRUE(server.has_value());
  Asked asked(2, 1);
  drive_all(to_port((*server)->port()), asked, 2);
  EXPECT_EQ(asked.bodies.size(), 2U);
}

// The answer waits for what the lane does meanwhile: done before or after, it would never come.
TEST(LaneDriver, LetsALaneWorkWhileItsRequestIsOnItsWay) {
  struct Working final : Asked {
    using Asked::Asked;
    void meanwhile(std::size_t) override { work.count_down(); }
    std::latch work{1};
  };
  Working asked(1, 1);
  const auto server = Server::start({}, [&](const http::Request& request) {
    asked.work.wait();
    return http::Response{200, {}, request.target};
  });
  ASSERT_TRUE(server.has_value());
  drive_all(to_port((*server)->port()), asked, 1);
  EXPECT_THAT(asked.bodies, ElementsAre("/0-0"));
}

TEST(LaneDriver, ReplacesAConnectionThatThePeerClosedMeanwhile) {
  const auto once = [](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say(empty_ok);
  };
  RawServer server({once, once, once});
  Asked asked(1, 3);
  drive_all(to_port(server.port()), asked, 1);
  EXPECT_EQ(asked.bodies.size(), 3U) << testing::PrintToString(asked.faults);
  EXPECT_EQ(server.connections(), 3);
}

TEST(LaneDriver, OpensAConnectionForEachRequestWhereThePeerWantsIt) {
  const auto closing = answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  RawServer server({closing, closing});
  Asked asked(1, 2);
  drive_all(to_port(server.port()), asked, 1);
  EXPECT_EQ(asked.bodies.size(), 2U) << testing::PrintToString(asked.faults);
}

TEST(LaneDriver, TakesABodyThatEndsWithTheConnection) {
  RawServer server({answering("HTTP/1.1 200 OK\r\n\r\n/0-0")});
  Asked asked(1, 1);
  drive_all(to_port(server.port()), asked, 1);
  EXPECT_THAT(asked.bodies, ElementsAre("/0-0"));
}

TEST(LaneDriver, SaysWhyNoAnswerCame) {
  struct Row {
    std::string said;
    std::string fault;
  };
  const Row rows[] = {
      {"", "closed: the peer closed the connection before a response began"},
      {"HTTP/1.1 200 OK\r\nContent-Le", "closed: the peer closed the connection after 27 bytes"},
      {"SSH-2.0-OpenSSH_9.2\r\n", "malformed: no HTTP/1"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", "too_large: a body past"}};
  for (const auto& [said, fault] : rows) {
    RawServer server({answering(said)});
    Asked asked(1, 1);
    drive_all(to_port(server.port()), asked, 1);
    EXPECT_THAT(asked.faults, ElementsAre(HasSubstr(fault)));
    EXPECT_EQ(server.connections(), 1) << "a fresh connection is not tried twice";
  }
}

TEST(LaneDriver, SaysThatTheTimeIsOver) {
  struct Row {
    std::string said;
    std::string body;
    std::string fault;
  };
  const Row rows[] = {
      {"", "", "timeout: not a byte"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na", "", "timeout: the response did not end"},
      {"", std::string(64 << 20, 'x'), "timeout: the peer did not take the whole request"}};
  for (const Row& row : rows) {
    std::latch done(1);
    RawServer server({[&](RawSocket& peer) {
      peer.hear_until("\r\n\r\n");
      peer.say(row.said);
      done.wait();
    }});
    ClientSettings settings = to_port(server.port());
    settings.patience = {.full = milliseconds(250), .body_bytes_a_second = std::size_t{1} << 40};
    Asked asked(1, 1);
    asked.body = row.body;
    drive_all(settings, asked, 1);
    EXPECT_THAT(asked.faults, ElementsAre(HasSubstr(row.fault)));
    done.count_down();
  }
}

TEST(LaneDriver, SaysThatNobodyIsThere) {
  std::uint16_t port = 0;
  { port = RawServer({}).port(); }
  Asked refused_ones(2, 1);
  drive_all(to_port(port), refused_ones, 2);
  EXPECT_EQ(refused_ones.faults.size(), 2U);
  EXPECT_THAT(refused_ones.faults.front(), HasSubstr("unreachable: 127.0.0.1:"));

  ClientSettings settings = to_port(port);
  settings.endpoint.host = "no-such-host.invalid";
  Asked unresolved(2, 2);
  drive_all(settings, unresolved, 2);
  EXPECT_EQ(unresolved.faults.size(), 4U);
  EXPECT_THAT(unresolved.faults.front(), HasSubstr("unresolved: no-such-host.invalid: "));
}

TEST(LaneDriver, SendsNothingThatCannotBeSent) {
  Asked asked(1, 2);
  asked.method = "GET IT";
  drive_all(to_port(1), asked, 1);
  EXPECT_THAT(asked.faults, ElementsAre(HasSubstr("malformed: not sent"), HasSubstr("malformed: not sent")));
}

}  // namespace
}  // namespace plumbline::wire
