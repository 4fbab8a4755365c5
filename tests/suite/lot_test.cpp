#include "suite/lot.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void add(Cases& cases, std::string id, std::vector<Need> needs) {
  Case made;
  made.id = std::move(id);
  made.needs = std::move(needs);
  cases.push_back(std::move(made));
}

/// "number: id id ..." of each lot.
std::vector<std::string> told(const std::vector<Lot>& lots) {
  std::vector<std::string> texts;
  for (const Lot& lot : lots) {
    texts.push_back(std::to_string(lot.number) + ":");
    for (const Case& one : lot.cases) texts.back() += " " + one.id;
  }
  return texts;
}

Cases mixed() {
  Cases cases;
  add(cases, "shared", {Need::function});
  add(cases, "alone", {});
  add(cases, "large", {Need::function, Need::bandwidth});
  add(cases, "fresh", {Need::fresh_function});
  add(cases, "as well", {Need::function, Need::s3_object});
  add(cases, "larger", {Need::bandwidth});
  return cases;
}

TEST(Lots, PutTogetherWhatSharesAFunctionAndWhatSendsMuch) {
  EXPECT_THAT(told(lots_of(mixed(), 7, false)),
              ElementsAre("7: large larger", "8: alone", "9: fresh", "10: shared as well"));
}

TEST(Lots, AreOneWhereThereIsOneFunction) {
  EXPECT_THAT(told(lots_of(mixed(), 0, true)), ElementsAre("0: shared alone large fresh as well larger"));
}

TEST(Lots, AreBounded) {
  Cases cases;
  for (std::size_t i = 0; i < 2 * sharing_cases_max + 1; ++i) add(cases, "x", {Need::function});
  std::vector<std::size_t> sizes;
  for (const Lot& lot : lots_of(cases, 0, false)) sizes.push_back(lot.cases.size());
  EXPECT_THAT(sizes, ElementsAre(sharing_cases_max, sharing_cases_max, 1U));
}

TEST(Lots, AreNoneOfNothing) {
  EXPECT_THAT(lots_of({}, 0, false), IsEmpty());
  EXPECT_THAT(lots_of({}, 0, true), IsEmpty());
}

}  // namespace
}  // namespace plumbline::suite
