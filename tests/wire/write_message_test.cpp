#include "wire/write_message.h"

#include <gmock/gmock.h>

#include "wire/grammar.h"
#include "wire/http_date.h"

namespace plumbline::wire {
namespace {

TEST(WriteResponseHead, FramesByItself) {
  struct Row {
    http::Response response;
    ResponseFraming framing;
    std::string expected;
  };
  const Row rows[] = {
      {{200, {{"A", "b"}}, "xyz"}, {}, "HTTP/1.1 200 OK\r\nA: b\r\nDate: D\r\nContent-Length: 3\r\n\r\n"},
      {{200, {{"date", "mine"}}, ""}, {}, "HTTP/1.1 200 OK\r\ndate: mine\r\nContent-Length: 0\r\n\r\n"},
      {{599, {}, ""}, {}, "HTTP/1.1 599 \r\nDate: D\r\nContent-Length: 0\r\n\r\n"},
      {{204, {}, "lost"}, {}, "HTTP/1.1 204 No Content\r\nDate: D\r\n\r\n"},
      {{200, {}, "x"}, {.to_head_request = true}, "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Length: 1\r\n\r\n"},
      {{200, {}, ""},
       {.keep_alive = false},
       "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"},
      {{200,
        {{"content-length", "9"}, {"Transfer-Encoding", "chunked"}, {"connection", "x"}, {"Keep-Alive", "1"}},
        ""},
       {},
       "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Length: 0\r\n\r\n"}};
  for (const auto& [response, framing, expected] : rows) {
    std::string out;
    write_response_head(out, response, framing, "D");
    EXPECT_EQ(out, expected);
  }
}

TEST(IsWritable, TakesOnlyWhatEndsWhereItSeemsTo) {
  struct Row {
    http::Response response;
    bool expected;
  };
  const Row rows[] = {{{200, {{"A", "b\tc \xFF"}}, ""}, true},
                      {{999, {}, ""}, true},
                      {{100, {}, ""}, false},
                      {{0, {}, ""}, false},
                      {{1000, {}, ""}, false},
                      {{-200, {}, ""}, false},
                      {{200, {{"A", "b\nc"}}, ""}, false},
                      {{200, {{"A", "b\r"}}, ""}, false},
                      {{200, {{"A", std::string(1, '\0')}}, ""}, false},
                      {{200, {{"", "b"}}, ""}, false},
                      {{200, {{"A b", "c"}}, ""}, false}};
  for (const auto& [response, expected] : rows) EXPECT_EQ(is_writable(response), expected) << response.status;
}

TEST(HasBody, FollowsStatusAndMethod) {
  EXPECT_TRUE(has_body({200, {}, ""}, {}));
  EXPECT_FALSE(has_body({200, {}, ""}, {.to_head_request = true}));
  EXPECT_FALSE(has_body({204, {}, ""}, {}));
  EXPECT_FALSE(has_body({304, {}, ""}, {}));
}

TEST(Lists, FindsAMemberOfAList) {
  EXPECT_TRUE(lists("close", "close"));
  EXPECT_TRUE(lists(" a ,\tClose ", "close"));
  EXPECT_FALSE(lists("closed, x-close", "close"));
  EXPECT_FALSE(lists("", "close"));
}

TEST(HttpDate, WritesTheDateOfRfc9110) {
  using namespace std::chrono;
  HttpDate date;
  const sys_seconds example = sys_days(year(1994) / 11 / 6) + hours(8) + minutes(49) + seconds(37);
  EXPECT_EQ(date.at(example), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(date.at(example + milliseconds(999)), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(date.at(example + seconds(23)), "Sun, 06 Nov 1994 08:50:00 GMT");
  EXPECT_EQ(date.at(sys_days(year(2024) / 2 / 29)), "Thu, 29 Feb 2024 00:00:00 GMT");
}

}  // namespace
}  // namespace plumbline::wire
