#include "suite/first_look.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "json/parse.h"

namespace plumbline::suite {
namespace {

struct Row {
  const char* configuration;
  const char* name;
  bool tells;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name << " " << row.configuration; }

class TellsOf : public ::testing::TestWithParam<Row> {};

TEST_P(TellsOf, LooksForTheBareName) {
  EXPECT_EQ(tells_of(*json::parse(GetParam().configuration), GetParam().name), GetParam().tells);
}

constexpr const char* named = R"({"FunctionName": "mine"})";
constexpr const char* by_arn = R"({"FunctionArn": "arn:aws:lambda:us-west-2:123456789012:function:mine"})";

INSTANTIATE_TEST_SUITE_P(
    Rows, TellsOf,
    ::testing::Values(Row{named, "mine", true}, Row{by_arn, "mine", true}, Row{named, "mine:PROD", true},
                      Row{named, "123456789012:function:mine", true},
                      Row{named, "arn:aws:lambda:us-west-2:123456789012:function:mine:1", true},
                      Row{R"({"Environment": {"Variables": {"A": "mine"}}})", "mine", true},
                      Row{R"({"Layers": [{"Arn": "mine"}]})", "mine", true}, Row{"{}", "mine", false},
                      Row{R"({"FunctionName": "my-function", "Handler": "index.handler"})", "mine", false},
                      Row{R"({"mine": 1})", "mine", false}, Row{"null", "mine", false}));

}  // namespace
}  // namespace plumbline::suite
