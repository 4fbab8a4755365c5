#include "pattern/complete_suite.h"

#include <ostream>
#include <string_view>

#include <gtest/gtest.h>

#include "names/function_name.h"
#include "names/qualifier.h"
#include "names/role_arn.h"
#include "names/s3_location.h"
#include "pattern/compile.h"

namespace plumbline::names {
namespace {

/// A documented pattern and the recogniser written by hand after it.
struct Row {
  std::string_view what;
  std::string_view pattern;
  bool (*recogniser)(std::string_view);
  std::size_t tests_min;  ///< fewer would mean that the suite was not made
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.what; }

class Recogniser : public testing::TestWithParam<Row> {};

// A recogniser that is an automaton with at most one state more than the pattern's minimal one, and that
// differs from the pattern on any text, answers one of these texts wrongly (pattern/complete_suite.h).
TEST_P(Recogniser, AgreesWithItsPatternOnTheCompleteSuiteOfDepthOne) {
  const auto dfa = pattern::compile(GetParam().pattern);
  ASSERT_TRUE(dfa) << dfa.error().reason;
  auto suite = pattern::CompleteSuite::of(*dfa, {.depth = 1});
  ASSERT_TRUE(suite) << suite.error().reason;
  std::size_t tests = 0;
  while (const auto test = suite->next()) {
    ++tests;
    ASSERT_EQ(GetParam().recogniser(test->text), test->accepted) << test->text;
  }
  EXPECT_GE(tests, GetParam().tests_min);
}

INSTANTIATE_TEST_SUITE_P(
    Documented, Recogniser,
    testing::Values(
        Row{"FunctionName",
            R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)",
            is_function_name, 900'000},
        Row{"S3Bucket", R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)", is_bucket_name, 100},
        Row{"Role", R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)", is_role_arn, 10'000},
        Row{"Qualifier", R"((|[a-zA-Z0-9$_-]+))", is_qualifier, 100}),
    [](const auto& row) { return std::string(row.param.what); });

}  // namespace
}  // namespace plumbline::names
