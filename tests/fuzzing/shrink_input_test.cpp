#include "fuzzing/shrink_input.h"

#include <string>

#include <gtest/gtest.h>

#include "fuzzing/world.h"

namespace plumbline::fuzzing {
namespace {

const PlainBodies& plain() {
  static const PlainBodies bodies = plain_bodies(operation());
  return bodies;
}

TEST(ShrinkInputTest, LeavesWhatMatters) {
  const Input shrunk = shrink(
      {"arn:aws:lambda:us-west-2:123456789012:function:my.function", false, "{\"a\":1,\"b\":[2,3]}"}, plain(),
      [](const Input& input) { return input.name.find('.') != std::string::npos; }, 1000);
  EXPECT_EQ(shrunk.name, ".");
  EXPECT_FALSE(shrunk.is_raw);
  EXPECT_EQ(shrunk.body, plain().dry);
}

TEST(ShrinkInputTest, ShortensStringsInsideTheBody) {
  const Input shrunk = shrink(
      {"x", true, R"({"ZipFile":"UEsFBgAA*AAAAAA","Publish":true})"}, plain(),
      [](const Input& input) { return input.body.find('*') != std::string::npos; }, 1000);
  EXPECT_EQ(shrunk.name, "my-function");
  EXPECT_EQ(shrunk.body, "*");
}

TEST(ShrinkInputTest, KeepsToItsAttempts) {
  int asked = 0;
  const Input input{std::string(300, 'x'), false, std::string(300, 'y')};
  const auto never = [&](const Input&) {
    ++asked;
    return false;
  };
  EXPECT_EQ(shrink(input, plain(), never, 20), input);
  EXPECT_EQ(asked, 20);
  EXPECT_EQ(shrink(input, plain(), never, 0), input);
  EXPECT_EQ(asked, 20);
}

TEST(ShrinkInputTest, EndsWhereEverythingShowsIt) {
  const Input shrunk = shrink(
      {"a:b", false, "{"}, plain(), [](const Input&) { return true; }, 100'000);
  EXPECT_EQ(shrunk.name, "my-function");
}

}  // namespace
}  // namespace plumbline::fuzzing
