#include "wire/client.h"

#include <latch>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "wire/raw_server.h"
#include "wire/server.h"

namespace plumbline::wire {
namespace {

using Kind = http::NoAnswer::Kind;
using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

ClientSettings to_port(std::uint16_t port) {
  return {.endpoint = {.scheme = "http", .host = "127.0.0.1", .port = port, .path = "", .query = ""}};
}

const http::Request get{"GET", "/", {}, ""};
const std::string empty_ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

void expect_no_answer(const http::Answer& answer, Kind kind, const std::string& detail) {
  ASSERT_FALSE(answer.has_value()) << "status " << answer->status;
  EXPECT_EQ(http::name_of(answer.error().kind), http::name_of(kind)) << answer.error().detail;
  EXPECT_THAT(answer.error().detail, HasSubstr(detail));
}

TEST(Client, SaysThatAHostHasNoAddress) {
  ClientSettings settings = to_port(1);
  settings.endpoint.host = "no-such-host.invalid";
  expect_no_answer(Client(settings).send(get), Kind::unresolved, "no-such-host.invalid: ");
}

TEST(Client, SaysThatNobodyListens) {
  std::uint16_t port = 0;
  { port = RawServer({}).port(); }
  expect_no_answer(Client(to_port(port)).send(get), Kind::unreachable,
                   "127.0.0.1:" + std::to_string(port) + ": Connection refused");
}

TEST(Client, SaysThatTlsFailed) {
  RawServer server({[](RawSocket& peer) { peer.say("HTTP/1.1 400 Bad Request\r\n\r\n"); }});
  ClientSettings settings = to_port(server.port());
  settings.endpoint.scheme = "https";
  expect_no_answer(Client(settings).send(get), Kind::tls, "");
}

TEST(Client, SaysThatTlsTookTooLong) {
  std::latch done(1);
  RawServer server({[&](RawSocket&) { done.wait(); }});
  ClientSettings settings = to_port(server.port());
  settings.endpoint.scheme = "https";
  settings.connect_timeout = milliseconds(250);
  expect_no_answer(Client(settings).send(get), Kind::tls, "timed out");
  done.count_down();
}

TEST(Client, SaysWhereCertificatesAreMissing) {
  ClientSettings settings = to_port(1);
  settings.endpoint.scheme = "https";
  settings.ca_file = "/no/such/file.pem";
  expect_no_answer(Client(settings).send(get), Kind::tls, "/no/such/file.pem: ");
}

TEST(Client, SaysThatTheConnectionEnded) {
  RawServer server({answering(""), answering("HTTP/1.1 200 OK\r\nContent-Le"), [](RawSocket& peer) {
                      peer.hear_until("\r\n\r\n");
                      peer.reset();
                    }});
  Client client(to_port(server.port()));
  expect_no_answer(client.send(get), Kind::closed, "before a response began");
  expect_no_answer(client.send(get), Kind::closed, "after 27 bytes");
  expect_no_answer(client.send(get), Kind::closed, "reset");
  EXPECT_EQ(server.connections(), 3) << "a fresh connection is not tried twice";
}

TEST(Client, SaysThatTheTimeIsOver) {
  std::latch done(1);
  const auto silent = [&](const std::string& beginning) {
    return [&done, beginning](RawSocket& peer) {
      peer.hear_until("\r\n\r\n");
      peer.say(beginning);
      done.wait();
    };
  };
  RawServer server({silent(""), silent("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na"), silent("")});
  ClientSettings settings = to_port(server.port());
  settings.patience = {.full = milliseconds(250), .body_bytes_a_second = std::size_t{1} << 40};
  Client client(settings);
  expect_no_answer(client.send(get), Kind::timeout, "not a byte");
  expect_no_answer(client.send(get), Kind::timeout, "did not end");
  expect_no_answer(client.send({"PUT", "/", {}, std::string(64 << 20, 'x')}), Kind::timeout, "whole request");
  done.count_down();
}

TEST(Client, ADripDoesNotPutOffTheDeadline) {
  RawServer server({[](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (peer.say("0001\r\nx\r\n")) {
    }
  }});
  ClientSettings settings = to_port(server.port());
  settings.patience.full = milliseconds(250);
  settings.body_bytes_max = std::size_t{1} << 40;
  expect_no_answer(Client(settings).send(get), Kind::timeout, "did not end");
}

TEST(Client, SaysThatItIsNoHttp) {
  RawServer server({answering("SSH-2.0-OpenSSH_9.2\r\n")});
  expect_no_answer(Client(to_port(server.port())).send(get), Kind::malformed, "SSH-2.0");
}

TEST(Client, StopsReadingAtTheLimit) {
  const auto endless = [](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say("HTTP/1.1 200 OK\r\n\r\n");
    const std::string part(1 << 20, 'x');
    while (peer.say(part)) {
    }
  };
  RawServer server({answering("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n"), endless,
                    answering("HTTP/1.1 200 OK\r\nX: " + std::string(70'000, 'x'))});
  Client client(to_port(server.port()));
  expect_no_answer(client.send(get), Kind::too_large, "body past 16777216 bytes");
  expect_no_answer(client.send(get), Kind::too_large, "body past 16777216 bytes");
  expect_no_answer(client.send(get), Kind::too_large, "header lines past 65536 bytes");
}

TEST(Client, RefusesWhatCannotBeSent) {
  Client client(to_port(1));
  const http::Request requests[] = {
      {"", "/", {}, ""},
      {"GET IT", "/", {}, ""},
      {"GET", "", {}, ""},
      {"GET", "/a b", {}, ""},
      {"GET", "/a\r\nb", {}, ""},
      {"GET", "/", {{"X: y", "z"}}, ""},
      {"GET", "/", {{"X", "a\nb"}}, ""},
      {"PUT", "/", {{"Content-Length", "9"}}, "abc"},
      {"PUT", "/", {{"Transfer-Encoding", "gzip"}}, "abc"},
      {"PUT", "/", {{"Transfer-Encoding", "gzip, chunked"}}, "abc"},
      {"PUT", "/", {{"Transfer-Encoding", "chunked"}, {"transfer-encoding", "chunked"}}, "abc"},
      {"PUT", "/", {{"Transfer-Encoding", "chunked"}, {"Content-Length", "3"}}, "abc"},
      {"PUT", "/", {{"Transfer-Encoding", "chunked"}, {"Plumbline-Framing", "http-1.0"}}, "abc"}};
  for (const auto& request : requests) expect_no_answer(client.send(request), Kind::malformed, "not sent: ");
}

void replace_between(std::string& text, std::string_view before, std::string_view after,
                     std::string_view by) {
  const std::size_t begin = text.find(before);
  if (begin == std::string::npos) return;
  const std::size_t from = begin + before.size();
  text.replace(from, text.find(after, from) - from, by);
}

/// What a server at the path /p hears of a request, with the port and our version left out.
std::string heard_of(const http::Request& request) {
  std::string heard;
  {
    RawServer server({[&](RawSocket& peer) {
      heard = peer.hear_until("\r\n\r\n");
      if (!request.body.empty()) heard += peer.hear_until(request.body);
      peer.say(empty_ok);
    }});
    ClientSettings settings = to_port(server.port());
    settings.endpoint.path = "/p";
    EXPECT_TRUE(Client(settings).send(request).has_value());
  }
  replace_between(heard, "Host: 127.0.0.1:", "\r\n", "N");
  replace_between(heard, "plumbline/", "\r\n", "V");
  return heard;
}

TEST(Client, SendsExactlyWhatItIsGiven) {
  struct Row {
    http::Request request;
    std::string heard;
  };
  const std::string ours = "Host: 127.0.0.1:N\r\nUser-Agent: plumbline/V\r\n";
  const Row rows[] = {
      {{"GET", "/a?b", {}, ""}, "GET /p/a?b HTTP/1.1\r\n" + ours + "\r\n"},
      {{"GET", "/", {}, "x"}, "GET /p/ HTTP/1.1\r\n" + ours + "Content-Length: 1\r\n\r\nx"},
      {{"PUT", "/", {}, ""}, "PUT /p/ HTTP/1.1\r\n" + ours + "Content-Length: 0\r\n\r\n"},
      {{"M-SEARCH", "/%41:$LATEST\xC3\xBC", {}, ""},
       "M-SEARCH /p/%41:$LATEST\xC3\xBC HTTP/1.1\r\n" + ours + "\r\n"},
      {{"DELETE", "/", {{"b", "2"}, {"a", "1"}, {"b", ""}, {"user-agent", "me"}, {"host", "you"}}, ""},
       "DELETE /p/ HTTP/1.1\r\nb: 2\r\na: 1\r\nb: \r\nuser-agent: me\r\nhost: you\r\n\r\n"},
      {{"POST", "/", {{"content-length", "1"}, {"User-Agent", "me"}, {"Host", ""}}, "x"},
       "POST /p/ HTTP/1.1\r\ncontent-length: 1\r\nUser-Agent: me\r\nHost: \r\n\r\nx"}};
  for (const auto& [request, heard] : rows) EXPECT_EQ(heard_of(request), heard);
}

TEST(Client, UsesAConnectionAgain) {
  RawServer server({[](RawSocket& peer) {
    for (int i = 0; i < 3; ++i) {
      peer.hear_until("\r\n\r\n");
      peer.say(empty_ok);
    }
  }});
  Client client(to_port(server.port()));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.send(get).has_value());
  EXPECT_EQ(server.connections(), 1);
}

TEST(Client, DoesNotUseAConnectionAgainThatIsToEnd) {
  RawServer server({answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
                    answering(empty_ok + "unasked"), answering(empty_ok)});
  Client client(to_port(server.port()));
  for (const bool is_response : {true, false, true}) EXPECT_EQ(client.send(get).has_value(), is_response);
  EXPECT_EQ(server.connections(), 3);
}

TEST(Client, ReplacesAConnectionThatWasClosedWhileIdle) {
  std::latch closed(1);
  RawServer server({[&](RawSocket& peer) {
                      peer.hear_until("\r\n\r\n");
                      peer.say(empty_ok);
                      peer.reset();
                      closed.count_down();
                    },
                    answering(empty_ok)});
  Client client(to_port(server.port()));
  EXPECT_TRUE(client.send(get).has_value());
  closed.wait();
  EXPECT_TRUE(client.send(get).has_value());
}

/// The peer takes the second request on the kept connection and closes without a word.
RawServer::Script closing_at_second_request() {
  return [](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say(empty_ok);
    peer.hear_until("\r\n\r\n");
  };
}

TEST(Client, TriesOnceMoreOnlyOnAFreshConnection) {
  RawServer server({closing_at_second_request(), answering(empty_ok)});
  Client client(to_port(server.port()));
  EXPECT_TRUE(client.send(get).has_value());
  EXPECT_TRUE(client.send(get).has_value());
  EXPECT_EQ(server.connections(), 2);
}

TEST(Client, TriesOnlyOnceMore) {
  RawServer server({closing_at_second_request(), answering("")});
  Client client(to_port(server.port()));
  EXPECT_TRUE(client.send(get).has_value());
  expect_no_answer(client.send(get), Kind::closed, "before a response began");
  EXPECT_EQ(server.connections(), 2);
}

TEST(Client, DoesNotTryAgainOnceAResponseHasBegun) {
  RawServer server({[](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say(empty_ok);
    peer.hear_until("\r\n\r\n");
    peer.say("HTTP");
  }});
  Client client(to_port(server.port()));
  EXPECT_TRUE(client.send(get).has_value());
  expect_no_answer(client.send(get), Kind::closed, "after 4 bytes");
}

TEST(Client, ReadsAnAnswerThatComesBeforeTheRequestIsSent) {
  RawServer server({answering("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")});
  const auto answer = Client(to_port(server.port())).send({"PUT", "/", {}, std::string(64 << 20, 'x')});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(answer->body, "no");
}

http::Response echo(const http::Request& request) {
  return {200, {{"X-Line", request.method + " " + request.target}}, request.body};
}

TEST(ClientAndServer, CarryAnyMethodAndTarget) {
  const auto server = Server::start({}, echo);
  ASSERT_TRUE(server.has_value());
  Client client(to_port((*server)->port()));
  for (const std::string method : {"GET", "DELETE", "PATCH", "OPTIONS", "brew", "X!#$%&'*+-.^_`|~9"}) {
    for (const std::string target : {"/", "/a%2Fb:c$d?e=f&g", "/\xFF\"<>\\^`{|}", "*"}) {
      const auto answer = client.send({method, target, {}, "body"});
      ASSERT_TRUE(answer.has_value()) << method << " " << target << ": " << answer.error().detail;
      EXPECT_EQ(answer->headers.find("x-line"), method + " " + target);
      EXPECT_EQ(answer->body, "body");
    }
  }
}

TEST(ClientAndServer, CarryLargeBodiesBothWays) {
  const auto server = Server::start({}, echo);
  ASSERT_TRUE(server.has_value());
  ClientSettings settings = to_port((*server)->port());
  settings.body_bytes_max = std::size_t{64} << 20;
  Client client(settings);
  std::string body(std::size_t{60} << 20, 'x');
  for (std::size_t i = 0; i < body.size(); i += 4093) body[i] = static_cast<char>('a' + i % 26);
  const auto answer = client.send({"PUT", "/", {}, body});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_TRUE(answer->body == body);
}

TEST(ClientAndServer, CarryManyAtOnce) {
  const auto server = Server::start({.threads = 2}, echo);
  ASSERT_TRUE(server.has_value());
  Client client(to_port((*server)->port()));
  std::vector<std::thread> callers;
  for (int i = 0; i < 64; ++i) {
    callers.emplace_back([&, i] {
      for (int k = 0; k < 10; ++k) {
        const std::string body = fmt::format("{}/{}", i, k);
        const auto answer = client.send({"PUT", "/", {}, body});
        ASSERT_TRUE(answer.has_value()) << answer.error().detail;
        EXPECT_EQ(answer->body, body);
      }
    });
  }
  for (auto& caller : callers) caller.join();
}

TEST(ClientAndServer, OverlongBodyIsAnsweredNotCut) {
  const auto server = Server::start({.body_bytes_max = 1024}, echo);
  ASSERT_TRUE(server.has_value());
  const auto answer = Client(to_port((*server)->port())).send({"PUT", "/", {}, std::string(8 << 20, 'x')});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->status, 413);
}

}  // namespace
}  // namespace plumbline::wire
