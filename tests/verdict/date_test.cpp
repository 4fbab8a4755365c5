#include "verdict/date.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::verdict {
namespace {

using namespace std::chrono_literals;

TEST(Date, IsReadWhereItHasThePagesForm) {
  const std::string_view dates[] = {
      "2022-09-29T01:32:03.000+0000",    // as AWS was recorded to write it
      "2022-09-29T01:32:03.000Z",        // W3C's letter for UTC
      "2022-09-29T01:32:03.000+00:00",   // W3C's offset
      "2022-09-29T01:32:03.0+0000",      // one digit of a second
      "2022-09-29T01:32:03.123456789Z",  // nine of them
      "2022-01-01T00:00:00.0Z",          // the first moment of a day and year
      "2022-12-31T23:59:59.999999999Z",  // the last one
      "2024-02-29T12:00:00.0Z",          // a leap day
      "2000-02-29T12:00:00.0Z",          // a leap day of a century that has one
      "0001-01-01T00:00:00.0Z",          // far from what 64 bits of nanoseconds hold
      "9999-12-31T23:59:59.999999999Z",  // and on the other side
  };
  for (const std::string_view text : dates) EXPECT_TRUE(read_date(text)) << text;
}

TEST(Date, IsRefusedWhereItIsAnythingElse) {
  const std::string dates[] = {
      "",
      "2022-09-29",
      "2022-09-29T01:32:03Z",             // no fraction
      "2022-09-29T01:32:03.Z",            // a fraction without digits
      "2022-09-29T01:32:03.1234567890Z",  // ten digits of it
      "2022-09-29T01:32:03,000Z",         // ISO 8601's comma
      "2022-09-29T01:32:03.000",          // no offset
      "2022-09-29T01:32:03.000z",         // a small one
      "2022-09-29T01:32:03.000-0000",     // unknown local offset (RFC 3339)
      "2022-09-29T01:32:03.000+0100",     // not UTC
      "2022-09-29T01:32:03.000+00",       // half an offset
      "2022-09-29T01:32:03.000+0000 ",    // text behind
      " 2022-09-29T01:32:03.000+0000",    // text before
      "2022-09-29 01:32:03.000+0000",     // no T
      "2022-09-29t01:32:03.000+0000",     // a small one
      "20220929T013203.000Z",             // the basic format
      "22-09-29T01:32:03.000Z",           // two digits of a year
      "12022-09-29T01:32:03.000Z",        // five of them
      "-022-09-29T01:32:03.000Z",         // a negative one
      "2022-9-29T01:32:03.000Z",          // one digit of a month
      "2022-00-29T01:32:03.000Z",         // no such month
      "2022-13-29T01:32:03.000Z",         //
      "2022-09-00T01:32:03.000Z",         // no such day
      "2022-09-31T01:32:03.000Z",         //
      "2023-02-29T01:32:03.000Z",         // no leap year
      "1900-02-29T01:32:03.000Z",         // a century without a leap day
      "2022-09-29T24:00:00.000Z",         // no such hour, as LastModified would write it
      "2022-09-29T01:60:03.000Z",         // no such minute
      "2022-09-29T01:32:61.000Z",         // no such second
      "+022-09-29T01:32:03.000Z",         // signs are no digits
      "2022-09-29T01:32:-3.000Z",         //
      "1664415123",                       // seconds since 1970
      std::string("2022-09-29T01:32:03.000\0Z", 25),
      "2022-09-29T01:32:03." + std::string(100'000, '9') + "Z",
      std::string(100'000, '2'),
  };
  for (const std::string& text : dates) EXPECT_FALSE(read_date(text)) << text.substr(0, 60);
}

TEST(Date, CountsFractionsAsFractions) {
  const auto second = read_date("2022-09-29T01:32:03.0Z");
  ASSERT_TRUE(second);
  EXPECT_EQ(second, read_date("2022-09-29T01:32:03.000000000+00:00"));
  EXPECT_EQ(read_date("2022-09-29T01:32:03.5Z"), read_date("2022-09-29T01:32:03.500Z"));
  EXPECT_EQ(second->second, std::chrono::sys_seconds(1'664'415'123s));
  EXPECT_EQ(read_date("2022-09-29T01:32:03.05Z")->fraction, 50ms);
  EXPECT_EQ(read_date("2022-09-29T01:32:03.000000001Z")->fraction, 1ns);
}

TEST(Date, ComparesAsTimeGoes) {
  const std::string_view in_order[] = {
      "0000-01-01T00:00:00.0Z",        "1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00.0Z",
      "2022-09-29T01:32:03.09Z",       "2022-09-29T01:32:03.1Z", "2022-09-29T01:32:03.100000001Z",
      "2022-09-29T01:32:04.0Z",        "2022-09-29T01:33:00.0Z", "2022-09-29T02:00:00.0Z",
      "2022-09-30T00:00:00.0Z",        "2022-10-01T00:00:00.0Z", "2023-01-01T00:00:00.0Z",
      "9999-12-31T23:59:59.999999999Z"};
  for (std::size_t i = 1; i < std::size(in_order); ++i) {
    const auto before = read_date(in_order[i - 1]);
    const auto after = read_date(in_order[i]);
    ASSERT_TRUE(before && after) << in_order[i];
    EXPECT_LT(*before, *after) << in_order[i];
  }
}

TEST(HttpDate, IsReadInTheFormOfToday) {
  using namespace std::chrono;
  const sys_seconds example = sys_days(year(1994) / 11 / 6) + 8h + 49min + 37s;
  EXPECT_EQ(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), example);
  EXPECT_EQ(read_http_date("Mon, 06 Nov 1994 08:49:37 GMT"), example);
  EXPECT_EQ(read_http_date("Thu, 29 Feb 2024 00:00:00 GMT"), sys_days(year(2024) / 2 / 29));
  const std::string_view others[] = {"",
                                     "Sunday, 06-Nov-94 08:49:37 GMT",
                                     "Sun Nov  6 08:49:37 1994",
                                     "Sun, 06 Nov 1994 08:49:37 UTC",
                                     "Sun, 06 nov 1994 08:49:37 GMT",
                                     "Sun, 06 ovD 1994 08:49:37 GMT",
                                     "Sun, 30 Feb 1994 08:49:37 GMT",
                                     "Sun, 06 Nov 1994 24:49:37 GMT",
                                     "Sun, 06 Nov 1994 08:49:61 GMT",
                                     "Sun, 06-Nov-1994 08:49:37 GMT",
                                     "Sun, 6  Nov 1994 08:49:37 GMT",
                                     "Sun, 06 Nov 1994 08:49:37 GMT "};
  for (const std::string_view text : others) EXPECT_FALSE(read_http_date(text)) << text;
}

}  // namespace
}  // namespace plumbline::verdict
