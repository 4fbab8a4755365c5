#include "suite/first_look.h"

#include <chrono>
#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "spec/load.h"
#include "suite/fake_lambda.h"
#include "suite/peers.h"
#include "suite/run.h"

namespace plumbline::suite {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What a run says of a target that loses the connections of so many updates, and then answers them so.
std::string said_of(int lost, int status, RunSettings& settings) {
  const auto spec = spec::load(spec::embedded());
  FakeLambda lambda;
  ScriptedPeer peer([&](const http::Request& request) {
    if (request.method != "PUT") return lambda.answer(request);
    return lost-- > 0 ? no_answer() : http::Answer(json_answer(status, "{}"));
  });
  Caller caller(peer, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  return why_not_testable(caller, *spec, settings);
}

TEST(FirstLook, ForgivesAConnectionThatIsLost) {
  RunSettings settings;
  EXPECT_THAT(said_of(2, 200, settings), IsEmpty());
  EXPECT_THAT(settings.functions.habits->refused(), IsEmpty());
  EXPECT_THAT(said_of(3, 200, settings), HasSubstr("a plain UpdateFunctionCode brought no answer"));
}

TEST(FirstLook, LearnsThatPlainUpdatesAreRefused) {
  RunSettings settings;
  EXPECT_THAT(said_of(1, 503, settings), IsEmpty());
  EXPECT_TRUE(settings.functions.habits->refused().contains("UpdateFunctionCode"));
}

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
