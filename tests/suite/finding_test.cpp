#include "suite/finding.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using verdict::Defect;
using verdict::DefectKind;

Defect defect(std::string clause, std::string observed = "500", DefectKind kind = DefectKind::status) {
  return {std::move(clause), kind, std::move(observed), "200"};
}

Outcome outcome(std::string id, verdict::Defects defects, std::size_t body_bytes = 10) {
  Outcome made;
  made.id = std::move(id);
  made.defects = std::move(defects);
  made.exchange = Exchange{{"PUT", "/", {}, std::string(body_bytes, 'x')}, std::nullopt, ""};
  return made;
}

/// "clause kind observed: cases, witness", in their order.
std::vector<std::string> ranked(const std::vector<Outcome>& outcomes, verdict::Profile profile = {}) {
  Findings findings(shelf_spec(), profile);
  for (const Outcome& one : outcomes) findings.add(one);
  std::vector<std::string> texts;
  for (const Finding& finding : findings.ranked())
    texts.push_back(finding.clause + " " + std::string(name_of(finding.kind)) + " " + finding.observed +
                    ": " + std::to_string(finding.cases) + ", " + finding.witness.id);
  return texts;
}

TEST(Findings, AreCasesOfOneCause) {
  EXPECT_THAT(ranked({}), IsEmpty());
  EXPECT_THAT(ranked({outcome("a", {})}), IsEmpty());
  EXPECT_THAT(ranked({outcome("a", {defect("status")}), outcome("b", {defect("status")})}),
              ElementsAre("status status 500: 2, a"));
  EXPECT_THAT(
      ranked({outcome("a", {defect("status")}), outcome("b", {defect("status", "501")}),
              outcome("c", {defect("status", "500", DefectKind::value)}), outcome("d", {defect("type")})}),
      ::testing::SizeIs(4));
}

TEST(Findings, CountACaseOnceForEachOfItsCauses) {
  EXPECT_THAT(ranked({outcome("a", {defect("status"), defect("status"), defect("type")}),
                      outcome("b", {defect("status")})}),
              ElementsAre("status status 500: 2, a", "type status 500: 1, a"));
}

TEST(Findings, HaveTheSmallestWitness) {
  EXPECT_THAT(ranked({outcome("large", {defect("status")}, 300), outcome("small", {defect("status")}, 3),
                      outcome("middle", {defect("status")}, 30), outcome("as small", {defect("status")}, 3)}),
              ElementsAre("status status 500: 4, as small"));
  EXPECT_THAT(ranked({outcome("b", {defect("status")}), outcome("a", {defect("status")})}),
              ElementsAre("status status 500: 2, a"))
      << "of two that are alike it is the same one whichever came first";
}

TEST(Findings, ComeGravestFirstThenMostFrequent) {
  EXPECT_THAT(ranked({outcome("a", {defect("envelope")}), outcome("b", {defect("envelope")}),
                      outcome("c", {defect("Shelf.bare-length.status")}), outcome("d", {defect("status")}),
                      outcome("e", {defect("type")}), outcome("f", {defect("type")}),
                      outcome("g", {defect("status", "", DefectKind::no_answer)})}),
              ElementsAre("type status 500: 2, e", "status status 500: 1, d", "status no-answer : 1, g",
                          "envelope status 500: 2, a", "Shelf.bare-length.status status 500: 1, c"));
}

TEST(Findings, OfThePageComeBeforeOthersThatAreAsGrave) {
  EXPECT_THAT(ranked({outcome("a", {defect("envelope")}), outcome("b", {defect("envelope")}),
                      outcome("c", {defect("status")})},
                     {.strict = true}),
              ElementsAre("status status 500: 1, c", "envelope status 500: 2, a"));
}

TEST(Findings, HaveTheVerdictOfTheProfile) {
  const auto verdict = [](bool strict) {
    Findings findings(shelf_spec(), {.strict = strict});
    findings.add(outcome("a", {defect("envelope")}));
    return findings.ranked().front().verdict;
  };
  EXPECT_EQ(verdict(false), verdict::Verdict::warn);
  EXPECT_EQ(verdict(true), verdict::Verdict::fail);
}

TEST(Findings, KeepOfWhatCameBeforeWhatCameBeforeTheWitness) {
  const auto sent = [](std::string target) {
    return Exchange{{"GET", std::move(target), {}, ""}, std::nullopt};
  };
  Outcome wrong = outcome("a", {});
  wrong.exchange.reset();
  add_defects(wrong, {defect("status")}, sent("/2"));
  add_defects(wrong, {defect("type")}, sent("/4"));
  wrong.before = {sent("/1"), sent("/2"), sent("/3")};
  Findings findings(shelf_spec(), {});
  findings.add(wrong);
  std::vector<std::string> texts;
  for (const Finding& finding : findings.ranked()) {
    texts.push_back(finding.clause + ":");
    for (const Exchange& before : finding.witness.before) texts.back() += " " + before.request.target;
  }
  EXPECT_THAT(texts, ::testing::UnorderedElementsAre("status: /1", "type: /1 /2 /3"));
}

}  // namespace
}  // namespace plumbline::suite
