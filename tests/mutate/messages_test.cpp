#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "http_messages.h"
#include "message_mutation.h"
#include "mutate/draws.h"

namespace plumbline::fuzz {
namespace {

using mutate::is_reached;
using mutate::Random;

constexpr std::string_view update = "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1";

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {
      "",
      "\n",
      "\r\n\r\n",
      "\r",
      "GET /",
      "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\nHost: h\n\nbody",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}",
      "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n",
      std::string(3, '\0') + "\xFF\n: \n",
      std::string(2000, '\n'),
      std::string(update),
  };
  return all;
}

TEST(Messages, KeepEveryByte) {
  for (const std::string& text : texts()) EXPECT_EQ(text_of(messages_of(text)), text);
}

TEST(Messages, AreToldApart) {
  const Messages messages = messages_of(std::string(update) + "GET /b HTTP/1.1\n\n");
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].lines,
            (std::vector<std::string>{"PUT /a HTTP/1.1\r\n", "Host: h\r\n", "Content-Length: 6\r\n"}));
  EXPECT_EQ(messages[0].head_end, "\r\n");
  EXPECT_EQ(messages[0].body, "{\"a\":1");
  EXPECT_EQ(messages[1].lines, (std::vector<std::string>{"GET /b HTTP/1.1\n"}));
  EXPECT_EQ(messages[1].head_end, "\n");
}

TEST(MutateMessages, ReachesWhatReadersOfHttpDifferOn) {
  const std::string_view rows[] = {
      // a header line doubled, dropped
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      // a second length, or chunks beside it
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\nContent-Length: 0\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\n folded\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      // the same content in chunks: in one, in two, with a size in other words, an extension, a trailer
      "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"a\":1\r\n0\r\n\r\n",
      "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n3\r\n\":1\r\n0\r\n\r\n",
      "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0006\r\n{\"a\":1\r\n0\r\n\r\n",
      "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6;a\r\n{\"a\":1\r\n0\r\n\r\n",
      "PUT /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"a\":1\r\n0\r\nContent-Length: "
      "3\r\n\r\n",
      // another method, another version
      "GET /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.0\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      // a request behind it, line ends behind it
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1"
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1",
      "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n{\"a\":1\r\n\r\n",
      "",
  };
  for (const std::string_view wanted : rows)
    EXPECT_TRUE(is_reached(
        mutate_messages, update, [&](const std::string& text) { return text == wanted; }, 200'000))
        << wanted;
}

/// The chunks of a body (RFC 9112, 7.1), read strictly; nullopt where it is no chunked body.
std::optional<std::vector<std::string>> chunks_of(std::string_view body) {
  std::vector<std::string> chunks;
  for (;;) {
    const std::size_t end = body.find("\r\n");
    if (end == body.npos) return std::nullopt;
    std::size_t size = 0;
    const auto [rest, error] = std::from_chars(body.data(), body.data() + end, size, 16);
    if (error != std::errc() || (rest != body.data() + end && *rest != ';' && *rest != ' '))
      return std::nullopt;
    body.remove_prefix(end + 2);
    if (size == 0) return body.ends_with("\r\n") ? std::optional(chunks) : std::nullopt;
    if (body.size() < size + 2 || body.substr(size, 2) != "\r\n") return std::nullopt;
    chunks.emplace_back(body.substr(0, size));
    body.remove_prefix(size + 2);
  }
}

TEST(MutateMessages, MostlyFramesABodyRightly) {
  int chunked = 0, chunked_rightly = 0, unchanged_content = 0, told = 0, told_rightly = 0;
  std::set<std::size_t> numbers_of_chunks;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    Random random(seed);
    const Messages messages = messages_of(mutate_messages(update, random));
    if (messages.size() != 1 || messages[0].lines.empty()) continue;
    const Message& message = messages[0];
    if (message.lines.back() == "Transfer-Encoding: chunked\r\n") {
      ++chunked;
      const auto chunks = chunks_of(message.body);
      if (!chunks) continue;
      ++chunked_rightly;
      numbers_of_chunks.insert(chunks->size());
      std::string content;
      for (const std::string& chunk : *chunks) content += chunk;
      unchanged_content += content == "{\"a\":1";
    } else if (message.lines.back().starts_with("Content-Length: ")) {
      ++told;
      told_rightly +=
          message.lines.back() == "Content-Length: " + std::to_string(message.body.size()) + "\r\n";
    }
  }
  EXPECT_GT(chunked, 200);
  EXPECT_GT(chunked_rightly * 10, chunked * 9);
  EXPECT_GT(unchanged_content * 4, chunked_rightly) << "the same content, framed otherwise";
  EXPECT_LT(unchanged_content * 4, chunked_rightly * 3) << "another content";
  EXPECT_GT(told_rightly * 10, told * 8);
  EXPECT_LT(told_rightly, told) << "a length that is not the body's";
  EXPECT_GT(numbers_of_chunks.size(), 4U);
}

TEST(MutateMessages, TakesChunksForTheirContent) {
  constexpr std::string_view chunked =
      "PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n3\r\n\":1\r\n0\r\n\r\n";
  EXPECT_TRUE(is_reached(mutate_messages, chunked, [](const std::string& text) {
    return text == "PUT /a HTTP/1.1\r\nContent-Length: 6\r\n\r\n{\"a\":1";
  }));
}

TEST(MutateMessages, TakesAnyBytesAndGivesTheSameForTheSameSeed) {
  for (const std::string& text : texts())
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      Random first(seed);
      Random second(seed);
      EXPECT_EQ(mutate_messages(text, first), mutate_messages(text, second)) << "seed " << seed;
    }
}

TEST(CrossMessages, CutsBetweenMessages) {
  const std::string a = "GET /a HTTP/1.1\r\n\r\n", b = "GET /b HTTP/1.1\r\n\r\n";
  const std::string c = "PUT /c HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", d = "GET /d HTTP/1.1\r\n\r\n";
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    seen.insert(cross_messages(a + b, c + d, random));
  }
  EXPECT_EQ(seen,
            (std::set<std::string>{"", a, a + b, a + b + c + d, a + b + d, a + c + d, a + d, c + d, d}));
}

}  // namespace
}  // namespace plumbline::fuzz
