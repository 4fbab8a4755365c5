#include "http/uri.h"

#include <optional>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(PercentEncode, leaves_only_unreserved_characters) {
  EXPECT_EQ(percent_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encode("a:b/\xC3\xBC"), "a%3Ab%2F%C3%BC");
  EXPECT_EQ(percent_encode(" +%?#&=$@!'()*,;[]\0\x7F\xFF"sv),
            "%20%2B%25%3F%23%26%3D%24%40%21%27%28%29%2A%2C%3B%5B%5D%00%7F%FF");
  EXPECT_EQ(percent_encode(""), "");
  EXPECT_EQ(percent_encode("f:$LATEST/%", ":$"), "f:$LATEST%2F%25");
}

TEST(PercentDecode, decodes_once) {
  EXPECT_EQ(percent_decode("a%3Ab%2f%c3%BC"), "a:b/\xC3\xBC");
  EXPECT_EQ(percent_decode("%253A"), "%3A");
  EXPECT_EQ(percent_decode("a+b:$"), "a+b:$");
  EXPECT_EQ(percent_decode("%00"), "\0"sv);
  EXPECT_EQ(percent_decode(""), "");
}

TEST(PercentDecode, refuses_a_percent_sign_without_its_digits) {
  const std::string_view rows[] = {"%",    "%4",  "a%",  "a%4", "%g0",    "%0g",
                                   "%%41", "% 1", "%+1", "%-1", "%\0\0"sv};
  for (const std::string_view text : rows) {
    EXPECT_EQ(percent_decode(text), std::nullopt) << text;
  }
}

TEST(PercentDecode, undoes_percent_encode) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  EXPECT_EQ(percent_decode(percent_encode(every_byte)), every_byte);
}

TEST(PathOf, ends_at_the_query) {
  EXPECT_EQ(path_of("/a/b?c?d"), "/a/b");
  EXPECT_EQ(path_of("/a/b%3F"), "/a/b%3F");
  EXPECT_EQ(path_of("?a"), "");
  EXPECT_EQ(path_of(""), "");
}

TEST(QueryValue, is_decoded_by_name) {
  struct Row {
    std::string_view target;
    std::optional<std::string> value;
  };
  const Row rows[] = {
      {"/a?Qualifier=1", "1"},
      {"/a?x=y&Qualifier=%24LATEST&z", "$LATEST"},
      {"/a?%51ualifier=1", "1"},
      {"/a?Qualifier=1&Qualifier=2", "1"},
      {"/a?Qualifier=a=b", "a=b"},
      {"/a?Qualifier=a+b", "a+b"},
      {"/a?Qualifier=", ""},
      {"/a?Qualifier", ""},
      {"/a?&&Qualifier=1&", "1"},
      {"/a?Qualifier=/b?c", "/b?c"},
      {"/a?qualifier=1", std::nullopt},
      {"/a?Qualifier2=1", std::nullopt},
      {"/a?x=Qualifier=1", std::nullopt},
      {"/a?Qualifier=%4", std::nullopt},
      {"/a?%=1", std::nullopt},
      {"/a?", std::nullopt},
      {"/Qualifier=1", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(query_value(row.target, "Qualifier"), row.value) << row.target;
}

TEST(SegmentsOf, are_what_stands_between_slashes) {
  EXPECT_THAT(segments_of("/a/b%2F/"), ElementsAre("a", "b%2F", ""));
  EXPECT_THAT(segments_of("/2015-03-31/functions/f/code"),
              ElementsAre("2015-03-31", "functions", "f", "code"));
  EXPECT_THAT(segments_of("/"), ElementsAre(""));
  EXPECT_THAT(segments_of("//"), ElementsAre("", ""));
  EXPECT_THAT(segments_of("a/b"), ElementsAre("a", "b"));
  EXPECT_THAT(segments_of(""), IsEmpty());
  EXPECT_EQ(segments_of(std::string(100'000, '/')).size(), 100'000U);
}

TEST(ParseUrl, reads_where_an_endpoint_is) {
  struct Row {
    std::string_view text;
    Url url;
    std::string_view authority;
  };
  const Row rows[] = {
      {"http://localhost:4566", {"http", "localhost", 4566, "", ""}, "localhost:4566"},
      {"http://localhost", {"http", "localhost", 80, "", ""}, "localhost"},
      {"https://example.org/", {"https", "example.org", 443, "", ""}, "example.org"},
      {"https://example.org:80/", {"https", "example.org", 80, "", ""}, "example.org:80"},
      {"http://example.org:443", {"http", "example.org", 443, "", ""}, "example.org:443"},
      {"HTTP://Example.ORG:80", {"http", "example.org", 80, "", ""}, "example.org"},
      {"http://h/prefix/", {"http", "h", 80, "/prefix", ""}, "h"},
      {"http://h/a/B%2F//", {"http", "h", 80, "/a/B%2F", ""}, "h"},
      {"http://h/p?a=1&b=?", {"http", "h", 80, "/p", "a=1&b=?"}, "h"},
      {"http://h?a=/", {"http", "h", 80, "", "a=/"}, "h"},
      {"http://127.0.0.1:1", {"http", "127.0.0.1", 1, "", ""}, "127.0.0.1:1"},
      {"http://[::1]:65535/x", {"http", "::1", 65535, "/x", ""}, "[::1]:65535"},
      {"https://[2001:DB8::1]", {"https", "2001:db8::1", 443, "", ""}, "[2001:db8::1]"},
      {"http://[::ffff:127.0.0.1]", {"http", "::ffff:127.0.0.1", 80, "", ""}, "[::ffff:127.0.0.1]"},
      {"http://my_service-1:9001", {"http", "my_service-1", 9001, "", ""}, "my_service-1:9001"},
  };
  for (const Row& row : rows) {
    const auto parsed = parse_url(row.text);
    ASSERT_TRUE(parsed) << row.text << ": " << parsed.error();
    EXPECT_EQ(*parsed, row.url) << row.text;
    EXPECT_EQ(parsed->authority(), row.authority);
  }
}

TEST(ParseUrl, refuses_what_is_no_endpoint_and_says_why) {
  struct Row {
    std::string_view text;
    std::string_view reason;
  };
  constexpr auto scheme = "a URL begins with http:// or https://"sv;
  constexpr auto host = "the host is neither a name nor an address"sv;
  constexpr auto port = "the port is a number from 1 to 65535"sv;
  constexpr auto characters = "a URL has no spaces, control characters or bytes beyond ASCII"sv;
  const Row rows[] = {
      {"", scheme},
      {"localhost:4566", scheme},
      {"http:/h", scheme},
      {"//h", scheme},
      {"ftp://h", "only http and https are spoken here"},
      {"://h", "only http and https are spoken here"},
      {"http://", host},
      {"http:///path", host},
      {"http://:80", host},
      {"http://a%41", host},
      {"http://a,b", host},
      {"http://::1", host},
      {"http://[::1", host},
      {"http://[]", host},
      {"http://[localhost]", host},
      {"http://[fe80::1%25eth0]", host},
      {"http://h:", port},
      {"http://h:0", port},
      {"http://h:65536", port},
      {"http://h:99999999999999999999", port},
      {"http://h:-1", port},
      {"http://h:+1", port},
      {"http://h:80a", port},
      {"http://h:80:81", port},
      {"http://[::1]80", port},
      {"http://user@h", "a user name does not belong into the URL"},
      {"http://user:password@h/", "a user name does not belong into the URL"},
      {"http://h/#top", "a fragment names no endpoint"},
      {" http://h", characters},
      {"http://h/a b", characters},
      {"http://h\r\nX: y", characters},
      {"http://h/\0"sv, characters},
      {"http://h/\xC3\xBC", characters},
  };
  for (const Row& row : rows) {
    const auto parsed = parse_url(row.text);
    ASSERT_FALSE(parsed) << row.text;
    EXPECT_EQ(parsed.error(), row.reason) << row.text;
  }
}

}  // namespace
}  // namespace plumbline::http
