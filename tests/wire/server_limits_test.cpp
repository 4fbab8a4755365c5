#include <atomic>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "wire/gate.h"
#include "wire/raw_socket.h"
#include "wire/server.h"

namespace plumbline::wire {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::unique_ptr<Server> serve(ServerSettings settings, http::Handler handler) {
  auto server = Server::start(std::move(settings), std::move(handler));
  EXPECT_TRUE(server.has_value()) << server.error();
  return std::move(*server);
}

http::Response ok(const http::Request& request) { return {200, {}, std::to_string(request.body.size())}; }

const std::string get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

std::string head_of_put(std::size_t bytes) {
  return fmt::format("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n\r\n", bytes);
}

auto is_sent_away() {
  return AllOf(StartsWith("HTTP/1.1 503 "), HasSubstr("\r\nRetry-After: 1\r\n"),
               HasSubstr("\r\nx-amzn-ErrorType: ServiceUnavailableException\r\n"),
               HasSubstr(R"({"Type":"Service","Message":")"));
}

TEST(ServerLimits, BodiesBeyondItsMemoryAreSentAwayUnread) {
  Gate gate;
  ServerSettings settings{.threads = 2, .held_body_bytes_max = 100'000};
  const auto gauges = settings.gauges;
  const auto server = serve(settings, [&](const http::Request& request) {
    return request.body.size() == 80'000 ? gate.pass(request) : ok(request);
  });
  auto first = RawSocket::connect(server->port());
  first.say(head_of_put(80'000) + std::string(80'000, 'x'));
  gate.wait_for_entry();
  EXPECT_GE(gauges->body_bytes_held, 80'000U);

  auto second = RawSocket::connect(server->port());
  second.say(head_of_put(30'000));
  EXPECT_THAT(second.hear_all(), is_sent_away());
  auto small = RawSocket::connect(server->port());
  small.say(head_of_put(3) + "abc" + get);
  EXPECT_THAT(small.response(), EndsWith("3"));
  EXPECT_THAT(small.response(), EndsWith("0"));

  gate.open();
  EXPECT_THAT(first.response(), StartsWith("HTTP/1.1 200"));
  auto third = RawSocket::connect(server->port());
  third.say(head_of_put(70'000) + std::string(70'000, 'x'));
  EXPECT_THAT(third.response(), EndsWith("70000"));
  EXPECT_EQ(gauges->body_bytes_held, 0U);
}

TEST(ServerLimits, AChunkedBodyIsCountedAsItGrows) {
  Gate gate;
  ServerSettings settings{.threads = 2, .held_body_bytes_max = 100'000};
  const auto server = serve(settings, [&](const http::Request& request) { return gate.pass(request); });
  auto first = RawSocket::connect(server->port());
  first.say(head_of_put(80'000) + std::string(80'000, 'x'));
  gate.wait_for_entry();
  auto second = RawSocket::connect(server->port());
  second.say("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 4; ++i) second.say("2000\r\n" + std::string(0x2000, 'x') + "\r\n");
  EXPECT_THAT(second.hear_all(), is_sent_away());
  gate.open();
}

TEST(ServerLimits, WhatAPeerLeavesUnfinishedIsGivenBack) {
  ServerSettings settings{.held_body_bytes_max = 100'000};
  const auto gauges = settings.gauges;
  const auto server = serve(settings, ok);
  for (int i = 0; i < 10; ++i) {
    auto peer = RawSocket::connect(server->port());
    peer.say("PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 90000\r\n\r\n");
    EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 100"));
    EXPECT_EQ(gauges->body_bytes_held, 90'000U);
    peer.end_sending();
    EXPECT_THAT(peer.hear_all(), "");  // and the server has closed
  }
  server->stop(milliseconds(1'000));
  EXPECT_EQ(gauges->body_bytes_held, 0U);
}

TEST(ServerLimits, ABodyThatCanNeverBeHeldIsTooLarge) {
  const auto server = serve({.body_bytes_max = 200'000, .held_body_bytes_max = 100'000}, ok);
  auto peer = RawSocket::connect(server->port());
  peer.say(head_of_put(100'001));
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 413 "));
}

TEST(ServerLimits, AnswersCountToo) {
  const auto server = serve({.held_body_bytes_max = 100'000}, [](const http::Request& request) {
    return http::Response{200, {}, std::string(request.target == "/large" ? 100'001 : 100'000, 'x')};
  });
  auto peer = RawSocket::connect(server->port());
  for (int i = 0; i < 3; ++i) {
    peer.say(get);
    EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 200 "));
    peer.say("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(peer.response(), is_sent_away());
  }
}

TEST(ServerLimits, HeaderLinesAreCounted) {
  const auto server = serve({.header_lines_max = 10}, ok);
  for (const auto& [lines, status] :
       {std::pair{9, "HTTP/1.1 200"}, {10, "HTTP/1.1 431"}, {1'000, "HTTP/1.1 431"}}) {
    auto peer = RawSocket::connect(server->port());
    std::string request = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
    for (int i = 1; i < lines; ++i) request += "a:\r\n";
    peer.say(request + "\r\n");
    EXPECT_THAT(peer.hear_all(), StartsWith(status)) << lines;
  }
}

TEST(ServerLimits, ConnectionsAreCounted) {
  ServerSettings settings{.deadlines = {.header = milliseconds(30)}};
  const auto gauges = settings.gauges;
  const auto server = serve(settings, ok);
  {
    auto peer = RawSocket::connect(server->port());
    peer.say(get);
    EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(gauges->connections, 1U);
    auto slow = RawSocket::connect(server->port());
    slow.say("GET /");
    EXPECT_THAT(slow.hear_all(), "");
    EXPECT_EQ(gauges->connections_cut, 1U);
  }
  server->stop(milliseconds(1'000));
  EXPECT_EQ(gauges->connections, 0U);
  EXPECT_EQ(gauges->connections_accepted, 2U);
  EXPECT_EQ(gauges->connections_cut, 1U);
}

TEST(ServerLimits, WhoWatchesSeesEveryRequest) {
  std::mutex mutex;
  std::vector<std::string> seen;
  ServerSettings settings{.body_bytes_max = 8};
  settings.observer = [&](const Exchange& exchange) {
    const std::lock_guard lock(mutex);
    EXPECT_THAT(exchange.remote_address, StartsWith("127.0.0.1:"));
    EXPECT_GE(exchange.took.count(), 0);
    seen.push_back(fmt::format("{} {} {} {} {}", exchange.method, exchange.target,
                               exchange.request_body_bytes, exchange.response.status, exchange.was_handled));
  };
  const auto server = serve(std::move(settings), ok);
  for (const std::string request :
       {"PUT /a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc",
        "PUT /large HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n", "nonsense\r\n\r\n"}) {
    auto peer = RawSocket::connect(server->port());
    peer.say(request);
    peer.end_sending();
    peer.hear_all();
  }
  server->stop(milliseconds(1'000));
  EXPECT_THAT(seen, ElementsAre("PUT /a?b=c 3 200 true", "PUT /large 0 413 false", "  0 400 false"));
}

}  // namespace
}  // namespace plumbline::wire
