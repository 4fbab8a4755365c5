#include "report/baseline.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/collector.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using verdict::Verdict;

Baseline parsed(const std::string& text) {
  auto baseline = Baseline::parse(text, "known.txt");
  EXPECT_TRUE(baseline) << baseline.error();
  return *std::move(baseline);
}

RunResult result_of(const std::vector<suite::Outcome>& outcomes, const Baseline& baseline,
                    RunFacts facts = small_facts()) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, profile_of(facts), &baseline);
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  return collector.finish(std::move(facts), summary_of(outcomes));
}

TEST(Baseline, IsRefusedWithThePlace) {
  struct Row {
    std::string text;
    std::string error;
  };
  const Row rows[] = {
      {"nonsense", "known.txt:1: 'nonsense' begins no line"},
      {"# fine\n\ncause", "known.txt:3: '' is no kind"},
      {"cause Name.length mood \"a\"", "known.txt:1: 'mood' is no kind of defect"},
      {"cause Name.length status 404", "wants what was observed as a JSON string"},
      {"cause Name.length status \"404", "wants what was observed as a JSON string"},
      {"cause Name.length status \"\\x\"", "wants what was observed as a JSON string"},
      {"cause Name.length status \"404\" more", "known.txt:1: 'more' is too much"},
      {"case Name/a", "wants a case, or a glob of cases, and a clause"},
      {"case Name/a # Name.length", "wants a case, or a glob of cases, and a clause"},
      {"untestable", "wants a case, or a glob of cases"},
      {"untestable a b", "'b' is too much"},
  };
  for (const Row& row : rows) {
    const auto baseline = Baseline::parse(row.text, "known.txt");
    ASSERT_FALSE(baseline) << row.text;
    EXPECT_THAT(baseline.error(), HasSubstr(row.error));
  }
  EXPECT_EQ(parsed("# a comment\n\n  \t\r\n").lines(), 0);
}

TEST(Baseline, LetsKnownDeviationsBe) {
  const std::vector<suite::Outcome> outcomes = {passed("a"), failed("Name/b"), failed("Name/c"),
                                                unanswered("d"), untestable("e", "why")};
  const std::string others = "cause Name.length no-answer \"closed\"\nuntestable e  # nobody knows why\n";
  struct Row {
    std::string text;
    int status;
    std::string because;
  };
  const Row rows[] = {
      {"cause Name.length status \"200\"\n" + others, 0, "3 cases failed and 1 untestable"},
      {"case Name/* Name.length\n" + others, 0, "nothing that the baseline does not know"},
      {"case Name/b Name.length\ncase Name/c Name.length\n" + others, 0, "nothing"},
      {"case Name/b Name.length\n" + others, 1,
       "breaks 1 clause that the profile holds it to in ways that the"},
      {"case Name/* Name.pattern\n" + others, 1, "breaks 1 clause"},
      {"cause Name.length status \"404\"\n" + others, 1, "breaks 1 clause"},
      {"cause Name.length error-type \"200\"\n" + others, 1, "breaks 1 clause"},
      {"cause Name.length status \"200\"\nuntestable e\n", 1, "requests of 1 case brought no answer"},
      {"cause Name.length status \"200\"\ncause Name.length no-answer \"closed\"\n", 3, "1 case could not"},
      {"cause Name.length status \"200\"\ncause Name.pattern status \"1\"\n" + others, 1,
       "1 stale line in the baseline"},
      {"cause Name.length status \"200\"\ncase a Name.length\n" + others, 1, "1 stale line in the baseline"},
  };
  for (const Row& row : rows) {
    const RunResult result = result_of(outcomes, parsed(row.text));
    EXPECT_EQ(result.ending.status, row.status) << row.text;
    EXPECT_THAT(result.ending.because, HasSubstr(row.because)) << row.text;
  }
}

TEST(Baseline, SaysWhichLinesAreStale) {
  const Baseline baseline = parsed(
      "# head\n"
      "cause Name.length status \"200\"\n"
      "case gone Name.length\n"
      "case well Name.length  # mended\n"
      "untestable never/*\n");
  const std::vector<suite::Outcome> outcomes = {passed("well"), failed("b")};
  EXPECT_THAT(result_of(outcomes, baseline).known->stale_lines,
              ElementsAre("known.txt:3: case gone Name.length",
                          "known.txt:4: case well Name.length  # mended", "known.txt:5: untestable never/*"));

  RunFacts part = small_facts();
  part.settings = {{"filter", "w*"}};
  EXPECT_THAT(result_of(outcomes, baseline, part).known->stale_lines,
              ElementsAre("known.txt:4: case well Name.length  # mended"))
      << "of a part of the cases only what was run can be stale";
}

TEST(Baseline, TakesOtherSequencesForTheSame) {
  const std::vector<suite::Outcome> outcomes = {untestable("sequence/7-1", "why"), passed("sequence/7-2")};
  const std::string text = parsed("").updated(result_of(outcomes, parsed("")));
  EXPECT_EQ(text, "untestable sequence/*\n");
  for (const suite::Outcome& other : {untestable("sequence/8-1", "why"), passed("sequence/9-1")}) {
    const RunResult again = result_of({other}, parsed(text));
    EXPECT_EQ(again.ending.status, 0) << other.id << ": " << again.ending.because;
  }
}

TEST(Baseline, IsUpdated) {
  const Baseline baseline = parsed("# head\ncase well Name.length\ncase Name/b Name.length  # stays\n");
  suite::Outcome odd = with_defect("Name/\"d\"", "Name.pattern", Verdict::fail, "\"#\xFF");
  std::vector<suite::Outcome> outcomes = {passed("well"), failed("Name/b"),        failed("Name/c"), odd,
                                          warned("w"),    untestable("u/1", "why")};
  for (int i = 0; i < 30; ++i) outcomes.push_back(untestable("many/" + std::to_string(i), "why"));
  const std::string text = baseline.updated(result_of(outcomes, baseline));
  EXPECT_EQ(text,
            "# head\n"
            "case Name/b Name.length  # stays\n"
            "cause Name.length status \"200\"  # 1 case, such as Name/c\n"
            "cause Name.pattern status \"\\\"#\\\\xff\"  # 1 case, such as Name/\"d\"\n"
            "untestable many/*\n"
            "untestable u/1\n");
  const RunResult again = result_of(outcomes, parsed(text));
  EXPECT_EQ(again.ending.status, 0) << again.ending.because;
  EXPECT_EQ(parsed(text).updated(again), text) << "updating twice changes it";
}

TEST(Baseline, KnowsAClauseWhereObservationsAreTooMany) {
  std::vector<suite::Outcome> outcomes;
  for (std::size_t i = 0; i < told_apart_max + 5; ++i)
    outcomes.push_back(with_defect("f" + std::to_string(i), "Name.length", Verdict::fail, std::to_string(i)));
  const Baseline empty = parsed("");
  const std::string text = empty.updated(result_of(outcomes, empty));
  EXPECT_THAT(text, HasSubstr("case * Name.length  # 5 cases"));
  EXPECT_EQ(result_of(outcomes, parsed(text)).ending.status, 0);
}

TEST(Baseline, TakesOutOfACaseWhatIsKnownAlone) {
  suite::Outcome outcome = failed("a");
  outcome.defects.push_back({"Name.pattern", verdict::DefectKind::status, "200", "400"});
  const RunResult result = result_of({outcome}, parsed("case a Name.length\n"));
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_EQ(result.findings.front().clause, "Name.pattern");
  ASSERT_THAT(result.known->findings, SizeIs(1));
  EXPECT_EQ(result.known->findings.front().clause, "Name.length");
  EXPECT_EQ(result.ending.status, 1);
  EXPECT_THAT(result.known->stale, IsEmpty());
}

}  // namespace
}  // namespace plumbline::report
