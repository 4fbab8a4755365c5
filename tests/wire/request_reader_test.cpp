#include "wire/request_reader.h"

#include <algorithm>
#include <ostream>

#include <gmock/gmock.h>

namespace plumbline::wire {
namespace {

constexpr ReadLimits limits{.header_bytes_max = 256, .body_bytes_max = 32, .header_lines_max = 4};

/// Feeds the bytes in parts of that size, as a slow or a fast network would, until the reader has made up its
/// mind.
Progress feed(RequestReader& reader, std::string_view bytes, std::size_t part_bytes) {
  Progress progress = Progress::more;
  while (!bytes.empty() && progress == Progress::more) {
    const std::string_view part = bytes.substr(0, part_bytes);
    std::ranges::copy(part, reader.room().begin());
    reader.add(part.size());
    bytes.remove_prefix(part.size());
    progress = reader.read();
  }
  return progress;
}

struct Read {
  const char* name;
  std::string bytes;
  http::Request request;
};

void PrintTo(const Read& row, std::ostream* out) { *out << row.name; }

class WellFormedRequest : public testing::TestWithParam<Read> {};

TEST_P(WellFormedRequest, ReadsTheSameHoweverItIsCut) {
  const auto& [name, bytes, request] = GetParam();
  for (const std::size_t part_bytes : {std::size_t{1}, std::size_t{2}, std::size_t{7}, bytes.size()}) {
    RequestReader reader(limits);
    ASSERT_EQ(feed(reader, bytes, part_bytes), Progress::complete)
        << part_bytes << ": " << reader.refusal().message;
    const http::Request read = reader.take();
    EXPECT_EQ(read.method, request.method);
    EXPECT_EQ(read.target, request.target);
    EXPECT_EQ(read.body, request.body);
    EXPECT_TRUE(read.headers == request.headers);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, WellFormedRequest,
    testing::Values(
        Read{"plain", "GET / HTTP/1.1\r\nHost: h\r\n\r\n", {"GET", "/", {{"Host", "h"}}, ""}},
        Read{"body",
             "PUT /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nxyz",
             {"PUT", "/a?b", {{"Host", "h"}, {"Content-Length", "3"}}, "xyz"}},
        Read{"chunked",
             "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
             "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
             {"PUT", "/", {{"Host", "h"}, {"Transfer-Encoding", "chunked"}}, "abcde"}},
        Read{
            "trailer_is_no_header",
            "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\nX-Late: 1\r\n\r\n",
            {"PUT", "/", {{"Host", "h"}, {"Transfer-Encoding", "Chunked"}}, "a"}},
        Read{"unknown_method",
             "M-SEARCH * HTTP/1.1\r\nHost: h\r\n\r\n",
             {"M-SEARCH", "*", {{"Host", "h"}}, ""}},
        Read{"absolute_target",
             "GET http://h:1/a%20b?c HTTP/1.1\r\nHost: h\r\n\r\n",
             {"GET", "/a%20b?c", {{"Host", "h"}}, ""}},
        Read{"absolute_target_without_path",
             "GET http://h?c HTTP/1.1\r\nHost: h\r\n\r\n",
             {"GET", "/?c", {{"Host", "h"}}, ""}},
        Read{"raw_bytes_in_target",
             "GET /\xC3\xBC:$[]|\" HTTP/1.1\r\nHost: h\r\n\r\n",
             {"GET", "/\xC3\xBC:$[]|\"", {{"Host", "h"}}, ""}},
        Read{"duplicate_headers",
             "GET / HTTP/1.1\r\nHost: h\r\nx: 1\r\nX:2\r\n\r\n",
             {"GET", "/", {{"Host", "h"}, {"x", "1"}, {"X", "2"}}, ""}},
        Read{"empty_lines_first",
             "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
             {"GET", "/", {{"Host", "h"}}, ""}},
        Read{"http_1_0", "GET / HTTP/1.0\r\n\r\n", {"GET", "/", {}, ""}}),
    [](const auto& row) { return row.param.name; });

struct Refused {
  const char* name;
  std::string bytes;
  int status;
};

void PrintTo(const Refused& row, std::ostream* out) { *out << row.name; }

class IllFormedRequest : public testing::TestWithParam<Refused> {};

TEST_P(IllFormedRequest, IsRefusedHoweverItIsCut) {
  const auto& [name, bytes, status] = GetParam();
  for (const std::size_t part_bytes : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
    RequestReader reader(limits);
    ASSERT_EQ(feed(reader, bytes, part_bytes), Progress::failed) << part_bytes;
    EXPECT_EQ(reader.refusal().status, status) << reader.refusal().message;
  }
}

std::string put_with(const std::string& lines, const std::string& body = "") {
  return "PUT / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n" + body;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, IllFormedRequest,
    testing::Values(
        Refused{"nonsense", "\x16\x03\x01 hello\r\n\r\n", 400},
        Refused{"space_in_target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"control_in_target", "GET /a\x01 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"http_2", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 400},
        Refused{"bare_line_feed", "GET / HTTP/1.1\nHost: h\n\n", 400},
        Refused{"space_before_colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
        Refused{"no_host", "GET / HTTP/1.1\r\n\r\n", 400},
        Refused{"two_hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        Refused{"gzip_coding", put_with("Transfer-Encoding: gzip\r\n"), 400},
        Refused{"gzip_then_chunked", put_with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"chunked_then_gzip", put_with("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), 400},
        Refused{"chunked_twice",
                put_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"gzip_with_chunked_line",
                put_with("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"coding_in_disguise",
                put_with("Transfer-Encoding: \x0b"
                         "chunked\r\n",
                         "0\r\n\r\n"),
                400},
        Refused{"length_and_chunked",
                put_with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"chunked_and_length",
                put_with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        Refused{"gzip_and_length", put_with("Transfer-Encoding: gzip\r\nContent-Length: 1\r\n", "x"), 400},
        Refused{"chunked_in_http_1_0", "PUT / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Refused{"folded_line", put_with("X: a\r\n b\r\n"), 400},
        Refused{"folded_coding", put_with("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"folded_first_line", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400},
        Refused{"folded_by_a_tab", put_with("X:\r\n\t\r\n"), 400},
        Refused{"bare_line_feed_in_value", put_with("X: a\nContent-Length: 5\r\n"), 400},
        Refused{"bare_carriage_return_in_value", put_with("X: a\rContent-Length: 5\r\n"), 400},
        Refused{"two_carriage_returns", put_with("X: a\r\r\n"), 400},
        Refused{"null_in_value", put_with(std::string("X: a\0b\r\n", 8)), 400},
        Refused{"null_in_name", put_with(std::string("Content\0-Length: 1\r\n", 20), "x"), 400},
        Refused{"no_colon", put_with("Transfer-Encoding\r\n"), 400},
        Refused{"no_name", put_with(": chunked\r\n"), 400},
        Refused{"space_in_name", put_with("Content Length: 1\r\n", "x"), 400},
        Refused{"tab_before_colon", put_with("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"), 400},
        Refused{"identity_coding", put_with("Transfer-Encoding: identity\r\n"), 400},
        Refused{"empty_coding", put_with("Transfer-Encoding:\r\n"), 400},
        Refused{"quoted_coding", put_with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 400},
        Refused{"same_length_twice", put_with("Content-Length: 1\r\nContent-Length: 1\r\n", "x"), 400},
        Refused{"list_of_lengths", put_with("Content-Length: 1, 1\r\n", "x"), 400},
        Refused{"empty_length", put_with("Content-Length:\r\n"), 400},
        Refused{"two_numbers_as_length", put_with("Content-Length: 1 1\r\n", "x"), 400},
        Refused{"length_with_underscore", put_with("Content-Length: 1_0\r\n", "x"), 400},
        Refused{"bare_line_feed_after_chunk_size",
                put_with("Transfer-Encoding: chunked\r\n", "1\na\r\n0\r\n\r\n"), 400},
        Refused{"bare_line_feed_after_chunk", put_with("Transfer-Encoding: chunked\r\n", "1\r\na\n0\r\n\r\n"),
                400},
        Refused{"signed_chunk_size", put_with("Transfer-Encoding: chunked\r\n", "+1\r\na\r\n0\r\n\r\n"), 400},
        Refused{"prefixed_chunk_size", put_with("Transfer-Encoding: chunked\r\n", "0x1\r\na\r\n0\r\n\r\n"),
                400},
        Refused{"no_chunk_size", put_with("Transfer-Encoding: chunked\r\n", ";x\r\na\r\n0\r\n\r\n"), 400},
        Refused{"bare_line_feed_in_chunk_extension",
                put_with("Transfer-Encoding: chunked\r\n", "1;x\ny\r\na\r\n0\r\n\r\n"), 400},
        Refused{"too_many_lines", "GET / HTTP/1.1\r\na:\r\nb:\r\nc:\r\nd:\r\ne:\r\n\r\n", 431},
        Refused{"two_lengths", put_with("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400},
        Refused{"negative_length", put_with("Content-Length: -1\r\n"), 400},
        Refused{"signed_length", put_with("Content-Length: +1\r\n", "x"), 400},
        Refused{"hexadecimal_length", put_with("Content-Length: 0x1\r\n", "x"), 400},
        Refused{"huge_length", put_with("Content-Length: 99999999999999999999999\r\n"), 400},
        Refused{"bad_chunk_size", put_with("Transfer-Encoding: chunked\r\n", "zz\r\n"), 400},
        Refused{"chunk_longer_than_said", put_with("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n0\r\n\r\n"),
                400},
        Refused{"huge_chunk", put_with("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), 400},
        Refused{"length_over_limit", put_with("Content-Length: 33\r\n"), 413},
        Refused{"chunk_over_limit", put_with("Transfer-Encoding: chunked\r\n", "21\r\n"), 413},
        Refused{
            "chunks_over_limit",
            put_with("Transfer-Encoding: chunked\r\n", "20\r\n" + std::string(32, 'x') + "\r\n1\r\ny\r\n"),
            413},
        Refused{"header_over_limit", put_with("X: " + std::string(256, 'x') + "\r\n"), 431},
        Refused{"target_over_limit", "GET /" + std::string(256, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 431},
        Refused{"endless_chunk_extension",
                put_with("Transfer-Encoding: chunked\r\n", "1;x=" + std::string(400, 'x')), 431},
        Refused{"endless_trailer",
                put_with("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(400, 'x')), 431}),
    [](const auto& row) { return row.param.name; });

TEST(RequestReader, KeepsAliveOnlyWhatHttp11KeepsAlive) {
  struct Row {
    std::string bytes;
    bool keeps_alive;
  };
  const Row rows[] = {{"GET / HTTP/1.1\r\nHost: h\r\n\r\n", true},
                      {"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false},
                      {"GET / HTTP/1.1\r\nHost: h\r\nConnection: x, Close\r\n\r\n", false},
                      {"GET / HTTP/1.0\r\n\r\n", false},
                      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false}};
  for (const auto& [bytes, keeps_alive] : rows) {
    RequestReader reader(limits);
    ASSERT_EQ(feed(reader, bytes, bytes.size()), Progress::complete);
    EXPECT_EQ(reader.keeps_alive(), keeps_alive) << bytes;
  }
}

TEST(RequestReader, ReadsRequestsThatCameTogetherOneByOne) {
  RequestReader reader(limits);
  const std::string two = "PUT /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na" +
                          std::string("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
  ASSERT_EQ(feed(reader, two, two.size()), Progress::complete);
  EXPECT_EQ(reader.take().target, "/1");
  ASSERT_EQ(reader.read(), Progress::complete);
  EXPECT_EQ(reader.take().target, "/2");
  EXPECT_EQ(reader.read(), Progress::more);
  EXPECT_FALSE(reader.has_begun());
}

TEST(RequestReader, SeesOnceThatAPeerWaitsForLeave) {
  RequestReader reader(limits);
  feed(reader, put_with("Expect: 100-Continue\r\nContent-Length: 1\r\n"), 1);
  EXPECT_TRUE(reader.take_expectation());
  EXPECT_FALSE(reader.take_expectation());
  ASSERT_EQ(feed(reader, "x", 1), Progress::complete);
}

}  // namespace
}  // namespace plumbline::wire
