#include "suite/case_runner.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

TEST(ExpectationsOf, LeavesOutWhatIsExpectedUnlessSomethingIsSo) {
  const Bindings bindings = {{"before", json::Object{{"State", "Active"}, {"Size", 5}}}, {"size", 5}};
  struct Row {
    std::string name;
    json::Value value;
    bool is_left_out;
  };
  const Row rows[] = {
      {"${before.State}", "Active", true},        {"${before.State}", "Pending", false},
      {"${before.State}", nullptr, false},        {"${before.Missing}", nullptr, true},
      {"${before.Missing}", "Active", false},     {"${other.State}", nullptr, true},
      {"${before.Size}", "${size}", true},        {"${before.State}", "${size}", false},
      {"${before.Missing}", "${missing}", false},
  };
  for (const Row& row : rows) {
    verdict::Expectation expectation;
    expectation.clause = "clause";
    expectation.unless = {{row.name, row.value}};
    const auto left = expectations_of({expectation}, bindings);
    ASSERT_TRUE(left) << row.name;
    EXPECT_EQ(left->empty(), row.is_left_out) << row.name;
  }
}

}  // namespace
}  // namespace plumbline::suite
