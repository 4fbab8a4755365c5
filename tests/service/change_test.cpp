#include "service/change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const Version> version_of(std::string number, std::string sha256) {
  Version version;
  version.version = std::move(number);
  version.code = {std::move(sha256), 10};
  return std::make_shared<const Version>(version);
}

Function function_of(std::string latest, std::vector<std::shared_ptr<const Version>> published) {
  Function function;
  function.latest.code = {std::move(latest), 10};
  function.published = std::move(published);
  return function;
}

std::shared_ptr<const Function> shared(Function function) {
  return std::make_shared<const Function>(std::move(function));
}

std::vector<std::string> numbers_of(const std::vector<std::shared_ptr<const Version>>& versions) {
  std::vector<std::string> numbers;
  for (const auto& version : versions) numbers.push_back(version->version);
  return numbers;
}

const auto nine = version_of("9", "n");
const auto ten = version_of("10", "t");

TEST(Change, OfANewFunctionGainsAll) {
  const Change change = change_between(nullptr, shared(function_of("l", {nine, ten})));
  EXPECT_THAT(numbers_of(change.written), ElementsAre("9", "10"));
  EXPECT_THAT(change.deleted, IsEmpty());
  EXPECT_THAT(change.packages_gained, ElementsAre("l", "n", "t"));
  EXPECT_THAT(change.packages_lost, IsEmpty());
  EXPECT_EQ(change.bytes_gained, 30U);
  EXPECT_EQ(change.bytes_lost, 0U);
}

TEST(Change, OfADeletionLosesAll) {
  const Change change = change_between(shared(function_of("l", {nine, ten})), nullptr);
  EXPECT_THAT(change.written, IsEmpty());
  EXPECT_THAT(numbers_of(change.deleted), ElementsAre("9", "10"));
  EXPECT_THAT(change.packages_gained, IsEmpty());
  EXPECT_THAT(change.packages_lost, ElementsAre("l", "n", "t"));
}

TEST(Change, IsSmallWhereLittleChanges) {
  const auto before = shared(function_of("l", {nine}));
  const Change published = change_between(before, shared(function_of("l", {nine, ten})));
  EXPECT_THAT(numbers_of(published.written), ElementsAre("10"));
  EXPECT_THAT(published.deleted, IsEmpty());
  EXPECT_EQ(published.bytes_gained - published.bytes_lost, 10U);

  const Change updated = change_between(before, shared(function_of("m", {nine})));
  EXPECT_THAT(updated.written, IsEmpty());
  EXPECT_THAT(updated.packages_gained, ElementsAre("m"));
  EXPECT_THAT(updated.packages_lost, ElementsAre("l"));
}

TEST(Change, FindsWhatIsGoneAndWhatIsOther) {
  const auto eleven = version_of("11", "e");
  const auto other_ten = version_of("10", "o");
  const Change change = change_between(shared(function_of("l", {nine, ten, eleven})),
                                       shared(function_of("l", {other_ten, version_of("12", "w")})));
  EXPECT_THAT(numbers_of(change.deleted), ElementsAre("9", "11"));
  EXPECT_THAT(numbers_of(change.written), ElementsAre("10", "12"));
  EXPECT_THAT(change.packages_gained, ElementsAre("l", "o", "w"));
  EXPECT_THAT(change.packages_lost, ElementsAre("l", "n", "t", "e"));
}

}  // namespace
}  // namespace plumbline::service
