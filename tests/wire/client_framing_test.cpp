#include <string>

#include <gmock/gmock.h>

#include "http/framing.h"
#include "wire/chunked_body.h"
#include "wire/client.h"
#include "wire/raw_server.h"
#include "wire/server.h"

namespace plumbline::wire {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string empty_ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

ClientSettings to_port(std::uint16_t port) {
  return {.endpoint = {.scheme = "http", .host = "127.0.0.1", .port = port, .path = "", .query = ""}};
}

http::Request put(http::Headers headers, std::string body = "abc") {
  return {"PUT", "/", std::move(headers), std::move(body)};
}

TEST(ChunkedBody, IsCutAsTold) {
  struct Row {
    std::string body;
    http::Framing framing;
    std::string chunks;
  };
  const Row rows[] = {
      {"abc", {}, "3\r\nabc\r\n0\r\n\r\n"},
      {"", {}, "0\r\n\r\n"},
      {std::string(17, 'x'), {}, "11\r\n" + std::string(17, 'x') + "\r\n0\r\n\r\n"},
      {"abc", {.has_tiny_chunks = true}, "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n"},
      {"", {.has_tiny_chunks = true}, "0\r\n\r\n"},
      {"a",
       {.has_extensions = true},
       "1;name=value;flag;quoted=\"a;b\"\r\na\r\n0;name=value;flag;quoted=\"a;b\"\r\n\r\n"},
      {"a", {.has_trailer = true}, "1\r\na\r\n0\r\nX-Trailer: behind the body\r\n\r\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(chunked_body(row.body, row.framing), row.chunks);
}

TEST(ChunkedBody, HasBoundedOverhead) {
  const std::string chunks = chunked_body(std::string(1 << 20, 'x'), {.has_tiny_chunks = true});
  EXPECT_LT(chunks.size(), (1U << 20) + 4097 * 16);
}

/// What a peer is sent for a request, up to and with that text.
std::string heard(const http::Request& request, const std::string& until) {
  std::string bytes;
  RawServer server({[&](RawSocket& peer) {
    bytes = peer.hear_until(until);
    peer.say(empty_ok);
  }});
  const http::Answer answer = Client(to_port(server.port())).send(request);
  EXPECT_TRUE(answer.has_value());
  return bytes;
}

TEST(ClientFraming, SendsChunksWithoutALength) {
  const std::string bytes = heard(put({{"Transfer-Encoding", "chunked"}, {"Plumbline-Framing", "trailer"}}),
                                  "behind the body\r\n\r\n");
  EXPECT_THAT(bytes, AllOf(StartsWith("PUT / HTTP/1.1\r\n"), HasSubstr("Transfer-Encoding: chunked\r\n"),
                           Not(HasSubstr("Content-Length")), Not(HasSubstr("Plumbline-Framing")),
                           EndsWith("\r\n\r\n3\r\nabc\r\n0\r\nX-Trailer: behind the body\r\n\r\n")));
}

TEST(ClientFraming, SpeaksHttp10) {
  EXPECT_THAT(heard(put({{"Plumbline-Framing", "http-1.0"}}), "abc"),
              AllOf(StartsWith("PUT / HTTP/1.0\r\n"), HasSubstr("Content-Length: 3\r\n"),
                    Not(HasSubstr("Plumbline-Framing")), EndsWith("\r\n\r\nabc")));
}

TEST(ClientFraming, HoldsTheBodyBackUntilItIsTold) {
  std::string head;
  std::string body;
  RawServer server({[&](RawSocket& peer) {
    head = peer.hear_until("\r\n\r\n");
    peer.say("HTTP/1.1 100 Continue\r\n\r\n");
    body = peer.hear_until("abc");
    peer.say(empty_ok);
  }});
  ClientSettings settings = to_port(server.port());
  settings.leave_timeout = std::chrono::seconds(20);  // past what the test would wait
  const http::Answer answer = Client(settings).send(put({{"Expect", "100-continue"}}));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(head, EndsWith("\r\n\r\n"));
  EXPECT_EQ(body, "abc");
}

TEST(ClientFraming, SendsTheBodyWhereNobodyTellsItTo) {
  std::string body;
  RawServer server({[&](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    body = peer.hear_until("abc");
    peer.say(empty_ok);
  }});
  ClientSettings settings = to_port(server.port());
  settings.leave_timeout = milliseconds(20);
  EXPECT_TRUE(Client(settings).send(put({{"Expect", "100-continue"}})).has_value());
  EXPECT_EQ(body, "abc");
}

/// The second request comes on another connection: the first one's lacks a body.
TEST(ClientFraming, SendsNoBodyBehindAFinalAnswer) {
  std::string more;
  const auto refusing = [&](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n");
    more = peer.hear_all();
  };
  RawServer server({refusing, answering(empty_ok)});
  ClientSettings settings = to_port(server.port());
  settings.leave_timeout = std::chrono::seconds(20);
  Client client(settings);
  const http::Answer answer = client.send(put({{"Expect", "100-continue"}}));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 417);
  EXPECT_TRUE(client.send({"GET", "/", {}, ""}).has_value());
  EXPECT_EQ(more, "");
}

TEST(ClientFraming, EndsAtTheDeadlineAlsoWhileTheBodyWaits) {
  RawServer server({[](RawSocket& peer) { peer.hear_all(); }});
  ClientSettings settings = to_port(server.port());
  settings.leave_timeout = std::chrono::seconds(20);
  settings.patience.full = milliseconds(100);
  const http::Answer answer = Client(settings).send(put({{"Expect", "100-continue"}}));
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, http::NoAnswer::Kind::timeout);
}

/// Each way to frame a request, from our client to our server: the body arrives as it was.
TEST(ClientFraming, IsUnderstoodByOurServer) {
  auto server = Server::start({}, [](http::Request request) {
    return http::Response{200, {}, std::move(request.body)};
  });
  ASSERT_TRUE(server.has_value());
  Client client(to_port((*server)->port()));
  const http::Header chunked = {"Transfer-Encoding", "chunked"};
  const http::Headers ways[] = {{},
                                {chunked},
                                {chunked, {"Plumbline-Framing", "tiny-chunks"}},
                                {chunked, {"Plumbline-Framing", "tiny-chunks, chunk-extensions, trailer"}},
                                {{"Expect", "100-continue"}},
                                {{"Expect", "100-continue"}, chunked},
                                {{"Plumbline-Framing", "http-1.0"}},
                                {{"Plumbline-Framing", "http-1.0"}, {"Connection", "keep-alive"}},
                                {{"Plumbline-Framing", "http-1.0"}, {"Expect", "100-continue"}}};
  for (const http::Headers& way : ways) {
    const std::string body(20'000, 'x');
    const http::Answer answer = client.send(put(way, body));
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, body);
  }
}

}  // namespace
}  // namespace plumbline::wire
