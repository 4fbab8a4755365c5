#include "wire/response_reader.h"

#include <algorithm>
#include <ostream>

#include <gmock/gmock.h>

namespace plumbline::wire {
namespace {

using Kind = http::NoAnswer::Kind;
using testing::HasSubstr;

constexpr ReadLimits limits{.header_bytes_max = 256, .body_bytes_max = 32};

/// Feeds the bytes in parts of that size and then ends the connection, unless the reader is done before.
Progress feed(ResponseReader& reader, std::string_view bytes, std::size_t part_bytes) {
  Progress progress = Progress::more;
  while (!bytes.empty() && progress == Progress::more) {
    const std::string_view part = bytes.substr(0, part_bytes);
    std::ranges::copy(part, reader.room().begin());
    reader.add(part.size());
    bytes.remove_prefix(part.size());
    progress = reader.read();
  }
  return progress == Progress::more ? reader.end() : progress;
}

struct Read {
  const char* name;
  std::string bytes;
  int status;
  std::string body;
  bool reusable;
  bool to_head_request = false;
};

void PrintTo(const Read& row, std::ostream* out) { *out << row.name; }

class WellFormedResponse : public testing::TestWithParam<Read> {};

TEST_P(WellFormedResponse, ReadsTheSameHoweverItIsCut) {
  const Read& row = GetParam();
  for (const std::size_t part_bytes : {std::size_t{1}, std::size_t{7}, row.bytes.size()}) {
    ResponseReader reader(limits, row.to_head_request);
    ASSERT_EQ(feed(reader, row.bytes, part_bytes), Progress::complete) << reader.failure().detail;
    EXPECT_EQ(reader.leaves_connection_usable(), row.reusable);
    const http::Response response = reader.take();
    EXPECT_EQ(response.status, row.status);
    EXPECT_EQ(response.body, row.body);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, WellFormedResponse,
    testing::Values(
        Read{"length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", 200, "ab", true},
        Read{"no_reason", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", 200, "", true},
        Read{"chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
             200, "abc", true},
        Read{"until_close", "HTTP/1.1 200 OK\r\n\r\nabc", 200, "abc", false},
        Read{"until_close_empty", "HTTP/1.1 200 OK\r\n\r\n", 200, "", false},
        Read{"http_1_0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a", false},
        Read{"close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", 200, "a", false},
        Read{"head", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", 200, "", true, true},
        Read{"no_content", "HTTP/1.1 204 No Content\r\n\r\n", 204, "", true},
        Read{"not_modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", 304, "", true},
        Read{"interim",
             "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 X\r\na: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
             "1\r\n\r\na",
             200, "a", true},
        Read{"upgrade", "HTTP/1.1 101 Switching Protocols\r\n\r\n", 101, "", false},
        Read{"odd_status", "HTTP/1.1 799 What\r\nContent-Length: 0\r\n\r\n", 799, "", true}),
    [](const auto& row) { return row.param.name; });

struct Failed {
  const char* name;
  std::string bytes;
  Kind kind;
  std::string detail;
};

void PrintTo(const Failed& row, std::ostream* out) { *out << row.name; }

class IllFormedResponse : public testing::TestWithParam<Failed> {};

TEST_P(IllFormedResponse, IsNoAnswerHoweverItIsCut) {
  const Failed& row = GetParam();
  for (const std::size_t part_bytes : {std::size_t{1}, std::size_t{7}, row.bytes.size() + 1}) {
    ResponseReader reader(limits, false);
    ASSERT_EQ(feed(reader, row.bytes, part_bytes), Progress::failed);
    EXPECT_EQ(http::name_of(reader.failure().kind), http::name_of(row.kind)) << reader.failure().detail;
    EXPECT_THAT(reader.failure().detail, HasSubstr(row.detail));
  }
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, IllFormedResponse,
    testing::Values(
        Failed{"nothing", "", Kind::closed, "before a response began"},
        Failed{"half_a_head", "HTTP/1.1 200 OK\r\nConte", Kind::closed, "after 22 bytes"},
        Failed{"half_a_body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", Kind::closed,
               "after 41 bytes"},
        Failed{"half_a_chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", Kind::closed,
               "closed"},
        Failed{"other_protocol", "SSH-2.0-OpenSSH_9.2\r\n", Kind::malformed, "it begins with \"S"},
        Failed{"binary", std::string("\x15\x03\x03\x00\x02\x02\x16", 7), Kind::malformed,
               "begins with \"\\x15"},
        Failed{"http_2", "HTTP/2 200\r\n\r\n", Kind::malformed, "begins with \"HTTP/2"},
        Failed{"bare_line_feeds", "HTTP/1.1 200 OK\nContent-Length: 0\n\n", Kind::malformed,
               "begins with \"HTTP/1.1"},
        Failed{"bad_status", "HTTP/1.1 2xx OK\r\n\r\n", Kind::malformed, "status"},
        Failed{"two_lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
               Kind::malformed, "Content-Length"},
        Failed{"length_and_coding",
               "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 1\r\n\r\na", Kind::malformed,
               "contradict"},
        Failed{"coding_not_asked_for", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\na", Kind::malformed,
               "not asked for: gzip"},
        Failed{"codings", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
               Kind::malformed, "not asked for: gzip, chunked"},
        Failed{"chunked_in_http_1_0",
               "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", Kind::malformed,
               "HTTP/1.0 has no Transfer-Encoding"},
        Failed{"bad_chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nq\r\n", Kind::malformed,
               "chunk"},
        Failed{"endless_interim", repeated("HTTP/1.1 100 Continue\r\n\r\n", 17), Kind::malformed,
               "16 interim"},
        Failed{"length_past_limit", "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", Kind::too_large,
               "body past 32"},
        Failed{"chunks_past_limit", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
               Kind::too_large, "body"},
        Failed{"until_close_past_limit", "HTTP/1.1 200 OK\r\n\r\n" + std::string(99, 'x'), Kind::too_large,
               "body"},
        Failed{"head_past_limit", "HTTP/1.1 200 OK\r\nX: " + std::string(300, 'x'), Kind::too_large,
               "header"}),
    [](const auto& row) { return row.param.name; });

TEST(ResponseReader, TakesNoResponseWithMoreBehind) {
  const std::string one = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
  const std::string upgrade = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
  const std::pair<std::string, Progress> rows[] = {
      {one, Progress::complete},          {one + "}", Progress::failed}, {one + one, Progress::failed},
      {one + "\r\n", Progress::complete}, {chunked, Progress::complete}, {chunked + "x", Progress::failed},
      {upgrade + "x", Progress::complete}};
  for (const auto& [bytes, progress] : rows) {
    ResponseReader reader(limits, false);
    EXPECT_EQ(feed(reader, bytes, bytes.size()), progress) << bytes;
  }
  ResponseReader to_head(limits, true);
  EXPECT_EQ(feed(to_head, one, one.size()), Progress::complete);
}

TEST(ResponseReader, KeepsHeaderLinesOfOneNameApart) {
  ResponseReader reader(limits, false);
  ASSERT_EQ(feed(reader, "HTTP/1.1 200 OK\r\nx: 1\r\nX: 2\r\nContent-Length: 0\r\n\r\n", 99),
            Progress::complete);
  const http::Headers expected = {{"x", "1"}, {"X", "2"}, {"Content-Length", "0"}};
  EXPECT_TRUE(reader.take().headers == expected);
}

}  // namespace
}  // namespace plumbline::wire
