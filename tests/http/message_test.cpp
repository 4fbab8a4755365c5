#include "http/message.h"

#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

std::vector<Header> lines_of(const Headers& headers) { return {headers.begin(), headers.end()}; }

TEST(HeaderName, compares_without_regard_to_the_case_of_ascii_letters) {
  EXPECT_TRUE(same_header_name("Content-Type", "content-TYPE"));
  EXPECT_TRUE(same_header_name("", ""));
  EXPECT_FALSE(same_header_name("Content-Type", "Content-Typ"));
  EXPECT_FALSE(same_header_name("X-A", "X_A"));
  EXPECT_FALSE(same_header_name("@", "`"));        // 0x20 apart, and no letters
  EXPECT_FALSE(same_header_name("\xC4", "\xE4"));  // letters in Latin-1 only
}

TEST(Headers, find_the_first_line_of_a_name) {
  const Headers headers{{"Accept", "a"}, {"X-Id", "1"}, {"x-id", "2"}};
  EXPECT_EQ(headers.find("X-ID"), "1");
  EXPECT_EQ(headers.find("Host"), std::nullopt);
  EXPECT_TRUE(headers.contains("accept"));
  EXPECT_FALSE(headers.contains("accept "));
  EXPECT_EQ(Headers().find("Accept"), std::nullopt);
}

TEST(Headers, keep_lines_of_the_same_name_apart) {
  Headers headers;
  headers.add("X-Id", "1");
  headers.add("x-id", "2");
  EXPECT_THAT(lines_of(headers), testing::ElementsAre(Header{"X-Id", "1"}, Header{"x-id", "2"}));
  EXPECT_EQ(headers.size(), 2U);
}

TEST(Headers, set_leaves_one_line_and_erase_none) {
  Headers headers{{"X-Id", "1"}, {"Host", "h"}, {"x-id", "2"}};
  headers.set("X-ID", "3");
  EXPECT_THAT(lines_of(headers), testing::ElementsAre(Header{"Host", "h"}, Header{"X-ID", "3"}));
  headers.set("New", "n");
  EXPECT_EQ(headers.find("new"), "n");
  headers.erase("x-id");
  headers.erase("absent");
  EXPECT_THAT(lines_of(headers), testing::ElementsAre(Header{"Host", "h"}, Header{"New", "n"}));
}

}  // namespace
}  // namespace plumbline::http
