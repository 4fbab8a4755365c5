#include "report/console.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/collector.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using verdict::Verdict;

std::string report_on(const std::vector<suite::Outcome>& outcomes, const ConsoleSettings& settings = {}) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, {});
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  return console_report(collector.finish(small_facts(), summary_of(outcomes)), spec, settings);
}

TEST(Console, TellsAFindingWhole) {
  EXPECT_EQ(
      report_on({passed("Name/length/64"), failed("Name/length/65")}),
      "plumbline against http://localhost:4566\n"
      "profile documented, all cases, seed 7, started 2024-05-06T07:08:09Z\n"
      "\n"
      "FAIL  Name.length (documented)\n"
      "  A name has at most 64 characters.\n"
      "  page, URI Request Parameters, Name, line 21\n"
      "  https://docs.example/page#Name\n"
      "\n"
      "  1 case (status)\n"
      "    observed  200\n"
      "    expected  400\n"
      "    smallest  Name/length/65: a name of 65\n"
      "    request   PUT /functions/long/code, with a body of 2 bytes\n"
      "    answer    200 {\"ok\":true}\n"
      "    again     plumbline run --endpoint http://localhost:4566 --filter Name/length/65\n"
      "    curl      curl -sSi -g --path-as-is -X PUT -H 'Content-Type: application/json' --data-binary '{}' "
      "http://localhost:4566/functions/long/code\n"
      "\n"
      "FAILED  2 cases: 1 passed, 1 failed, 0 warned, 0 contested, 0 untestable, 0 without answer "
      "(2 requests, 3.2 s)\n"
      "Exit status 1: the target breaks 1 clause that the profile holds it to.\n");
}

TEST(Console, TellsAThousandFailuresOfOneCauseOnce) {
  std::vector<suite::Outcome> outcomes(1000, failed("Name/length/65"));
  const std::string report = report_on(outcomes);
  EXPECT_THAT(report, HasSubstr("  1,000 cases (status)\n"));
  EXPECT_LT(std::ranges::count(report, '\n'), 20);
}

TEST(Console, TellsOfManyClausesInOneLineEach) {
  std::vector<suite::Outcome> outcomes;
  for (int i = 0; i < 50; ++i)
    outcomes.push_back(with_defect("a", "Clause." + std::to_string(100 + i), Verdict::fail));
  const std::string report = report_on(outcomes);
  EXPECT_THAT(report, AllOf(HasSubstr("FAIL  Clause.149: 1 case: 200\n"),
                            HasSubstr("--verbose shows these in full")));
  EXPECT_LT(std::ranges::count(report, '\n'), 160);
  EXPECT_GT(std::ranges::count(report_on(outcomes, {true, {}}), '\n'), 500);
}

TEST(Console, TellsWhatABaselineKnows) {
  const spec::Spec spec = small_spec();
  const Baseline baseline =
      *Baseline::parse("cause Name.length status \"200\"\ncase b Name.length\n", "known.txt");
  Collector collector(spec, {}, &baseline);
  const std::vector<suite::Outcome> outcomes = {failed("a"), passed("b")};
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  EXPECT_EQ(
      console_report(collector.finish(small_facts(), summary_of(outcomes)), spec, {}),
      "plumbline against http://localhost:4566\n"
      "profile documented, all cases, seed 7, started 2024-05-06T07:08:09Z\n"
      "\n"
      "STALE  known.txt:2: case b Name.length: seen no more\n"
      "KNOWN  Name.length: 1 case: 200\n"
      "\n"
      "FAILED  2 cases: 1 passed, 1 failed, 0 warned, 0 contested, 0 untestable, 0 without answer, 1 of these "
      "known (2 requests, 3.2 s)\n"
      "Exit status 1: 1 stale line in the baseline, of what is seen no more: take out, or let\n"
      "--update-baseline do it.\n");
}

TEST(Console, PutsFailuresBeforeWarningsBeforeContested) {
  const std::string report =
      report_on({contested("c"), warned("w"), warned("v"), failed("f"), untestable("u", "no function")});
  const std::size_t fail = report.find("FAIL  Name.length");
  const std::size_t warn = report.find("WARN  request-id: 2 cases: no request id\n");
  const std::size_t contest = report.find("CONTESTED  Name.bare: 1 case: 404 (AWS said 404.)\n");
  const std::size_t untested = report.find("UNTESTABLE  1 case");
  ASSERT_NE(untested, std::string::npos);
  EXPECT_LT(fail, warn);
  EXPECT_LT(warn, contest);
  EXPECT_LT(contest, untested);
}

TEST(Console, TellsWarningsInFullWhenAsked) {
  const std::vector<suite::Outcome> outcomes{warned("w"), contested("c")};
  EXPECT_THAT(report_on(outcomes), AllOf(Not(HasSubstr("curl")), HasSubstr("--verbose")));
  EXPECT_THAT(report_on(outcomes, {.verbose = true, .style = {}}),
              AllOf(HasSubstr("WARN  request-id (protocol)\n"), HasSubstr("  Contested: AWS said 404.\n"),
                    HasSubstr("    curl      curl "), Not(HasSubstr("--verbose"))));
}

TEST(Console, TellsWhyThereIsNoAnswer) {
  EXPECT_THAT(report_on({unanswered("a")}), AllOf(HasSubstr("NO ANSWER  Name.length"),
                                                  HasSubstr("    answer    none: the connection ended\n")));
}

TEST(Console, GathersWhatWasNotTested) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, {});
  const std::vector<suite::Outcome> outcomes{untestable("a", "no function"), untestable("b", "no function")};
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  suite::RunSummary summary = summary_of(outcomes);
  summary.left_out["need a package in S3"] = 12;
  EXPECT_THAT(console_report(collector.finish(small_facts(), summary), spec, {}),
              AllOf(HasSubstr("UNTESTABLE  2 cases, "), HasSubstr("  2 cases, such as a\n    no function\n"),
                    HasSubstr("LEFT OUT"), HasSubstr("  12 cases: need a package in S3\n"),
                    HasSubstr("INCOMPLETE  2 cases: 0 passed"),
                    EndsWith("Exit status 3: 2 cases could not be tested.\n")));
}

TEST(Console, CountsTheManyFindingsOfOneClause) {
  std::vector<suite::Outcome> outcomes;
  for (int i = 0; i < 20; ++i)
    outcomes.push_back(with_defect("a", "Name.length", Verdict::fail, "status " + std::to_string(i)));
  EXPECT_THAT(report_on(outcomes), HasSubstr("\n\n  and 12 other findings of this clause"));
  for (suite::Outcome& outcome : outcomes) outcome.defects.front().clause = "request-id";
  EXPECT_THAT(report_on(outcomes), HasSubstr("\n  and 12 other findings of this clause"));
}

TEST(Console, IsSafeFromHostileAnswers) {
  suite::Outcome outcome = with_defect("a'\x1b", "Name.length", Verdict::fail, "500 \x1b[2J\nFAKE");
  outcome.about = "\xFF";
  outcome.exchange->request.target = "/\x1b]0;x\x07";
  outcome.exchange->request.headers.add("x", "\x1b\xFF");
  outcome.exchange->response->body = "\x1b[31m\r\n" + std::string(5'000'000, '\xFE');
  const std::string report = report_on({outcome, untestable("b", "said \x1b[0m\nPASSED")});
  EXPECT_TRUE(std::ranges::all_of(report, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  EXPECT_LT(report.size(), 6000U);
}

TEST(Console, ColoursOnlyWhenAsked) {
  const std::vector<suite::Outcome> outcomes{failed("a"), warned("b")};
  EXPECT_THAT(report_on(outcomes), Not(HasSubstr("\x1b")));
  EXPECT_THAT(report_on(outcomes, {.verbose = false, .style = Style::ansi()}),
              AllOf(HasSubstr("\x1b[1;31mFAIL\x1b[0m"), HasSubstr("\x1b[33mWARN\x1b[0m")));
}

}  // namespace
}  // namespace plumbline::report
