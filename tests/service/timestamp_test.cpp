#include "service/timestamp.h"

#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

TEST(Timestamp, HasMillisecondsAndAnOffset) {
  struct Row {
    std::int64_t milliseconds;
    const char* text;
  };
  const std::vector<Row> rows{
      {0, "1970-01-01T00:00:00.000+0000"},
      {1'664'415'123'123, "2022-09-29T01:32:03.123+0000"},
      {951'782'399'999, "2000-02-28T23:59:59.999+0000"},
      {951'782'400'000, "2000-02-29T00:00:00.000+0000"},
      {4'102'444'799'007, "2099-12-31T23:59:59.007+0000"},
      {-1, "1969-12-31T23:59:59.999+0000"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(timestamp_text(Time(std::chrono::milliseconds(row.milliseconds))), row.text);
  }
}

}  // namespace
}  // namespace plumbline::service
