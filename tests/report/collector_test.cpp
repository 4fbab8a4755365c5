#include "report/collector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/kept.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using verdict::Verdict;

RunResult result_of(const std::vector<suite::Outcome>& outcomes, verdict::Profile profile = {}) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, profile);
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  return collector.finish(small_facts(), summary_of(outcomes));
}

/// {pass, contested, warn, untestable, no answer, fail}
TEST(Collector, CountsWhatCasesShowOfTheirClauses) {
  const RunResult result =
      result_of({passed("a"), failed("b"), failed("c"), untestable("d", "no"), unanswered("e")});
  EXPECT_THAT(result.clauses.at("Name.length"), ElementsAre(1, 0, 0, 1, 1, 2));
}

TEST(Collector, LetsADefectBesideTheAnswerLeaveTheOtherClausesShown) {
  suite::Outcome outcome = warned("a");
  outcome.defects.front().kind = verdict::DefectKind::header;
  const RunResult result = result_of({outcome});
  EXPECT_THAT(result.clauses.at("Name.length"), ElementsAre(1, 0, 0, 0, 0, 0));
  EXPECT_THAT(result.clauses.at("request-id"), ElementsAre(0, 0, 1, 0, 0, 0));
}

TEST(Collector, TakesNothingAsShownByACaseThatWasAnsweredWrongly) {
  suite::Outcome outcome = failed("a");
  outcome.clauses = {"Name.length", "Name.pattern"};
  const RunResult result = result_of({outcome});
  EXPECT_FALSE(result.clauses.contains("Name.pattern"));
}

TEST(Collector, GathersUntestableCasesByReason) {
  const RunResult result =
      result_of({untestable("a", "rare"), untestable("b", "common"), untestable("c", "common")});
  ASSERT_THAT(result.untestable, SizeIs(2));
  EXPECT_EQ(result.untestable[0].reason, "common");
  EXPECT_EQ(result.untestable[0].cases, 2);
  EXPECT_EQ(result.untestable[0].example, "b");
  EXPECT_THAT(result.findings, IsEmpty());
}

TEST(Collector, IsBoundedWhereEveryAnswerDiffers) {
  std::vector<suite::Outcome> outcomes;
  for (std::size_t i = 0; i < told_apart_max + 50; ++i) {
    outcomes.push_back(
        with_defect("f" + std::to_string(i), "Name.length", Verdict::fail, "status " + std::to_string(i)));
    outcomes.push_back(untestable("u" + std::to_string(i), "reason " + std::to_string(i)));
  }
  const RunResult result = result_of(outcomes);
  EXPECT_THAT(result.findings, SizeIs(told_apart_max + 1));
  EXPECT_EQ(result.findings.front().observed, "something else again");
  EXPECT_EQ(result.findings.front().cases, 50);
  EXPECT_THAT(result.untestable, SizeIs(told_apart_max + 1));
  EXPECT_EQ(result.untestable.front().reason, "other reasons");
  EXPECT_EQ(result.untestable.front().cases, 50);
}

TEST(Collector, KeepsTheBeginningOfALongAnswer) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->response->body.assign(3 * kept_body_bytes_max, 'x');
  const RunResult result = result_of({outcome});
  EXPECT_THAT(result.findings.front().witness.exchange->response->body, SizeIs(kept_body_bytes_max));
}

TEST(Collector, KeepsTheBeginningOfALongObservation) {
  const std::string text(3 * kept_text_bytes_max, 'x');
  const RunResult result =
      result_of({with_defect("a", "Name.length", Verdict::fail, text), untestable("b", text)});
  EXPECT_THAT(result.findings.front().observed, SizeIs(kept_text_bytes_max));
  EXPECT_THAT(result.untestable.front().reason, SizeIs(kept_text_bytes_max));
}

TEST(Collector, KeepsCredentialsOut) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->request.headers.add("Authorization", "hidden");
  outcome.exchange->response->body = "X-Amz-Signature=hidden";
  outcome.defects.front().expected = "X-Amz-Signature=hidden";
  const RunResult result = result_of({outcome, untestable("b", "X-Amz-Security-Token=hidden")});
  const suite::Finding& finding = result.findings.front();
  EXPECT_EQ(finding.witness.exchange->request.headers.find("Authorization"), "REDACTED");
  EXPECT_EQ(finding.witness.exchange->response->body, "X-Amz-Signature=REDACTED");
  EXPECT_EQ(finding.expected, "X-Amz-Signature=REDACTED");
  EXPECT_EQ(result.untestable.front().reason, "X-Amz-Security-Token=REDACTED");
}

TEST(Ending, SaysHowARunEnds) {
  struct Row {
    std::vector<suite::Outcome> outcomes;
    std::string given_up;
    int status;
    std::string because;
  };
  const Row rows[] = {
      {{passed("a")}, "", 0, "nothing that was tested"},
      {{passed("a"), warned("b"), contested("c")}, "", 0, "nothing that was tested"},
      {{passed("a"), failed("b"), failed("c"), untestable("d", "x")}, "", 1, "breaks 1 clause that"},
      {{passed("a"), unanswered("b")}, "", 1, "requests of 1 case brought no answer"},
      {{failed("a"), unanswered("b")},
       "",
       1,
       "breaks 1 clause that the profile holds it to, and requests of 1 case"},
      {{passed("a"), untestable("b", "x")}, "", 3, "1 case could not be tested"},
      {{}, "", 3, "no case was run"},
      {{passed("a"), failed("b")}, "the target went away", 3, "the target went away"},
  };
  for (const Row& row : rows) {
    RunResult result = result_of(row.outcomes);
    result.summary.given_up = row.given_up;
    const Ending ending = ending_of(result);
    EXPECT_EQ(ending.status, row.status);
    EXPECT_THAT(ending.because, HasSubstr(row.because));
  }
}

}  // namespace
}  // namespace plumbline::report
