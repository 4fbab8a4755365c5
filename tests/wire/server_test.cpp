#include "wire/server.h"

#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "wire/gate.h"
#include "wire/raw_socket.h"

namespace plumbline::wire {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// Answers with what it was asked, and fails where it is told to.
http::Response echo(const http::Request& request) {
  if (request.target == "/throw") throw std::runtime_error("no");
  http::Response response{200, {{"X-Target", request.target}}, request.method + " " + request.body};
  if (request.target == "/close") response.headers.add("Connection", "close");
  if (request.target == "/split") response.headers.add("X-Bad", "a\r\nX-Injected: 1");
  return response;
}

std::unique_ptr<Server> serve(ServerSettings settings = {}, http::Handler handler = echo) {
  auto server = Server::start(std::move(settings), std::move(handler));
  EXPECT_TRUE(server.has_value()) << server.error();
  return std::move(*server);
}

const std::string get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

TEST(Server, SaysWhatTheSystemRefused) {
  const auto first = serve();
  const auto second = Server::start({.port = first->port()}, echo);
  ASSERT_FALSE(second.has_value());
  EXPECT_THAT(second.error(), HasSubstr("Address already in use"));
  EXPECT_FALSE(Server::start({.host = "no.such.host.invalid"}, echo).has_value());
}

TEST(Server, KeepsTheConnectionForMoreRequests) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  for (int i = 0; i < 3; ++i) {
    peer.say(get);
    EXPECT_THAT(peer.response(), EndsWith("\r\n\r\nGET "));
  }
}

TEST(Server, AnswersRequestsThatComeTogetherInTheirOrder) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  std::string requests;
  for (int i = 0; i < 500; ++i)
    requests += fmt::format("PUT /{} HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx", i);
  peer.say(requests);
  for (int i = 0; i < 500; ++i) EXPECT_THAT(peer.response(), HasSubstr(fmt::format("X-Target: /{}\r\n", i)));
}

TEST(Server, ClosesWhereItMust) {
  const auto server = serve();
  for (const std::string request : {"GET / HTTP/1.0\r\n\r\n", "GET /close HTTP/1.1\r\nHost: h\r\n\r\n",
                                    "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"}) {
    auto peer = RawSocket::connect(server->port());
    peer.say(request);
    const std::string heard = peer.hear_all();
    EXPECT_THAT(heard, HasSubstr("\r\nConnection: close\r\n")) << request;
    EXPECT_THAT(heard, EndsWith("GET ")) << request;
  }
}

TEST(Server, AnswersHeadWithoutBody) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + get);
  EXPECT_THAT(peer.response(false), HasSubstr("Content-Length: 5\r\n"));
  EXPECT_THAT(peer.response(), EndsWith("GET "));
}

TEST(Server, GivesLeaveToSendTheBody) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(peer.response(), "HTTP/1.1 100 Continue\r\n\r\n");
  peer.say("abc");
  EXPECT_THAT(peer.response(), EndsWith("PUT abc"));
}

TEST(Server, DecodesChunks) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
  EXPECT_THAT(peer.response(), EndsWith("PUT abc"));
}

TEST(Server, TellsThePeerWhyItRefuses) {
  const auto server = serve({.header_bytes_max = 512, .body_bytes_max = 8});
  struct Row {
    std::string request;
    std::string status;
    std::string type;
  };
  const Row rows[] = {{"nonsense\r\n\r\n", "400 Bad Request", "BadRequestException"},
                      {"PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", "400 Bad Request",
                       "BadRequestException"},
                      {"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n", "413 Content Too Large",
                       "RequestTooLargeException"},
                      {"GET / HTTP/1.1\r\nX: " + std::string(600, 'x'), "431 Request Header",
                       "RequestHeaderFieldsTooLargeException"}};
  for (const auto& [request, status, type] : rows) {
    auto peer = RawSocket::connect(server->port());
    peer.say(request);
    const std::string heard = peer.hear_all();
    EXPECT_THAT(heard, StartsWith("HTTP/1.1 " + status));
    EXPECT_THAT(heard, HasSubstr("x-amzn-ErrorType: " + type));
    EXPECT_THAT(heard, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_THAT(heard, HasSubstr(R"({"Type":"User","Message":")"));
  }
}

TEST(Server, RefusesInTheWordsItIsGiven) {
  ServerSettings settings{.body_bytes_max = 8};
  settings.refusal_answer = [](const Refusal& refusal) {
    return http::Response{refusal.status, {}, "our words"};
  };
  const auto server = serve(std::move(settings));
  auto peer = RawSocket::connect(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n");
  EXPECT_THAT(peer.hear_all(), EndsWith("our words"));
}

TEST(Server, APeerThatGoesOnSendingStillReadsItsRefusal) {
  const auto server = serve({.body_bytes_max = 8});
  auto peer = RawSocket::connect(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 8000000\r\n\r\n");
  EXPECT_TRUE(peer.say(std::string(8'000'000, 'x')));
  peer.end_sending();
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 413"));
}

TEST(Server, SurvivesAHandlerThatThrows) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("GET /throw HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(peer.response(), AllOf(StartsWith("HTTP/1.1 500"), HasSubstr("ServiceException")));
  peer.say(get);
  EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 200"));
}

TEST(Server, AHandlerCannotSplitItsAnswer) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("GET /split HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(peer.response(), AllOf(StartsWith("HTTP/1.1 500"), Not(HasSubstr("X-Injected"))));
}

TEST(Server, SurvivesPeersThatReset) {
  const auto server = serve({}, [](const http::Request&) {
    return http::Response{200, {}, std::string(1 << 20, 'x')};
  });
  for (int i = 0; i < 20; ++i) {
    auto peer = RawSocket::connect(server->port());
    peer.say(get + get);
    peer.reset();
  }
  auto peer = RawSocket::connect(server->port());
  peer.say(get);
  EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 200"));
}

TEST(Server, AnswersAPeerThatEndedItsSide) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say(get);
  peer.end_sending();
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 200"));
}

TEST(Server, CutsSlowPeers) {
  struct Row {
    const char* name;
    std::string said;
    ServerDeadlines deadlines;
  };
  const milliseconds soon(40);
  const Row rows[] = {
      {"idle", "", {.idle = soon}},
      {"idle after a request", get, {.idle = soon}},
      {"header", "GET / HTTP/1.1\r\nHo", {.header = soon}},
      {"body", "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc", {.body = soon}},
      {"chunk", "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", {.body = soon}},
      {"linger", "nonsense\r\n\r\n", {.linger = soon}}};
  for (const Row& row : rows) {
    const auto server = serve({.deadlines = row.deadlines});
    auto peer = RawSocket::connect(server->port());
    peer.say(row.said);
    EXPECT_THAT(peer.hear_all(), Not(HasSubstr("(timeout)"))) << row.name;
  }
}

TEST(Server, CutsAPeerThatDripsItsHeader) {
  const auto server = serve({.header_bytes_max = 1 << 30, .deadlines = {.header = milliseconds(60)}});
  auto peer = RawSocket::connect(server->port());
  // One line that never ends: too many of them would be refused before the time is over.
  peer.say("GET / HTTP/1.1\r\nHost: h\r\nX: ");
  int drops = 0;
  while (peer.say("y") && drops < 1'000'000) ++drops;
  EXPECT_LT(drops, 1'000'000);
}

TEST(Server, CutsAPeerThatDoesNotTakeItsAnswer) {
  const auto server = serve({.deadlines = {.write = milliseconds(60)}}, [](const http::Request&) {
    return http::Response{200, {}, std::string(64 << 20, 'x')};
  });
  auto peer = RawSocket::connect(server->port());
  peer.say(get);
  EXPECT_THAT(peer.response(false), StartsWith("HTTP/1.1 200"));
  server->stop(milliseconds(5'000));  // returns when the connection is gone
  EXPECT_LT(peer.hear_all().size(), std::size_t{64} << 20);
}

TEST(Server, ServesManyAtOnce) {
  const auto server = serve({.threads = 4});
  std::vector<std::thread> peers;
  std::latch all_connected(64);
  for (int i = 0; i < 64; ++i) {
    peers.emplace_back([&, i] {
      auto peer = RawSocket::connect(server->port());
      all_connected.arrive_and_wait();
      for (int k = 0; k < 20; ++k) {
        const std::string path = fmt::format("/{}/{}", i, k);
        peer.say("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_THAT(peer.response(), HasSubstr("X-Target: " + path + "\r\n"));
      }
    });
  }
  for (auto& peer : peers) peer.join();
}

TEST(Server, LetsConnectionsPastTheLimitWait) {
  const auto server = serve({.connections_max = 1});
  auto first = RawSocket::connect(server->port());
  first.say(get);
  EXPECT_THAT(first.response(), StartsWith("HTTP/1.1 200"));
  auto second = RawSocket::connect(server->port());
  second.say(get);
  first.reset();
  EXPECT_THAT(second.response(), StartsWith("HTTP/1.1 200"));
}

TEST(Server, FinishesRequestsInFlightWhenItStops) {
  Gate gate;
  const auto server = serve({.threads = 2}, [&](const http::Request& request) { return gate.pass(request); });
  auto idle = RawSocket::connect(server->port());
  auto busy = RawSocket::connect(server->port());
  busy.say(get);
  gate.wait_for_entry();
  std::thread stopping([&] { server->stop(milliseconds(10'000)); });
  EXPECT_THAT(idle.hear_all(), IsEmpty());  // its end shows that the stop has begun
  gate.open();
  const std::string heard = busy.hear_all();
  EXPECT_THAT(heard, AllOf(StartsWith("HTTP/1.1 200"), EndsWith("done")));
  busy.reset();
  stopping.join();
  EXPECT_FALSE(RawSocket::connect(server->port()).say(get));
}

TEST(Server, ClosesWhatDoesNotEndWithinTheGrace) {
  const auto server = serve();
  auto peer = RawSocket::connect(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
  EXPECT_EQ(peer.response(), "HTTP/1.1 100 Continue\r\n\r\n");
  server->stop(milliseconds(20));
  EXPECT_THAT(peer.hear_all(), IsEmpty());
  server->stop(milliseconds(20));  // a second time changes nothing
}

}  // namespace
}  // namespace plumbline::wire
