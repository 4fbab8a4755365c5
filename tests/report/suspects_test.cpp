// What reports tell of a run that ended before all of its cases were run.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "json/parse.h"
#include "report/collector.h"
#include "report/console.h"
#include "report/html.h"
#include "report/journal_read.h"
#include "report/journal_write.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/kept.h"
#include "report/markdown.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view curl = "/functions/long/code";

/// Of three cases one passed, one was under way when the target stopped answering, one was not begun.
RunResult broken_off() {
  const spec::Spec spec = small_spec();
  Collector collector(spec, {});
  collector.add(passed("Name/length/1"));
  suite::RunSummary summary = summary_of(std::vector{passed("Name/length/1")});
  summary.given_up = "the target stopped answering";
  summary.not_run = 2;
  summary.suspects = {kept(unanswered("Name/length/65"))};
  return collector.finish(small_facts(), summary);
}

TEST(BrokenOff, SaysHowFarItCame) {
  const RunResult result = broken_off();
  EXPECT_EQ(result.ending.status, 3);
  EXPECT_EQ(result.ending.because,
            "the target stopped answering after 1 of 3 cases, while requests of 1 case were under way");
}

TEST(BrokenOff, SaysThatNobodyCountedToTheEnd) {
  RunResult result = broken_off();
  result.summary.not_run = suite::not_run_max;
  EXPECT_THAT(ending_of(result).because, HasSubstr("after 1 of 1,000,001 cases or more"));
}

TEST(BrokenOff, NamesSuspectsAsSuch) {
  const RunResult result = broken_off();
  const spec::Spec spec = small_spec();
  EXPECT_THAT(
      console_report(result, spec, {}),
      AllOf(HasSubstr("SUSPECTS  under way when the target stopped answering"),
            HasSubstr("  Name/length/65: a name of 65\n"), HasSubstr(curl), Not(HasSubstr("FAILED"))));
  EXPECT_THAT(html_report(result, spec), AllOf(HasSubstr("<h2>Suspects</h2>"), HasSubstr("Name/length/65")));
  EXPECT_THAT(markdown_report(result, spec), HasSubstr("- suspect, under way when the target stopped"));
  const auto json = json::parse(json_report(result, spec));
  const json::Value& summary = *json->find("summary");
  EXPECT_EQ(summary.find("not_run")->integer(), 2);
  const json::Value& suspect = summary.find("suspects")->array()->front();
  EXPECT_EQ(*suspect.find("id")->string(), "Name/length/65");
  EXPECT_THAT(*suspect.find("curl")->string(), HasSubstr(curl));
}

TEST(BrokenOff, IsAnErrorInJUnit) {
  const spec::Spec spec = small_spec();
  JUnit junit(spec, small_facts());
  junit.add(passed("Name/length/1"));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(junit.write(broken_off()).c_str()));
  const pugi::xml_node root = document.child("testsuites");
  EXPECT_STREQ(root.attribute("tests").value(), "3");
  EXPECT_STREQ(root.attribute("errors").value(), "2");
  EXPECT_STREQ(root.attribute("failures").value(), "0");
  const pugi::xml_node whole = root.find_child_by_attribute("name", "run").child("testcase");
  EXPECT_THAT(whole.child("error").attribute("message").value(), HasSubstr("after 1 of 3 cases"));
}

TEST(BrokenOff, StandsInTheJournal) {
  JournalEnd end{7, 1.5, {}, "the target stopped answering", 2, {kept(unanswered("Name/length/65"))}};
  JournalReader reader({});
  const auto take = [&](std::string line) { return reader.take(line.substr(0, line.size() - 1)); };
  EXPECT_EQ(take(head_line(small_facts())), std::nullopt);
  EXPECT_EQ(take(end_line(end)), std::nullopt);
  EXPECT_EQ(reader.summary().end, end);
  EXPECT_EQ(reader.summary().end.suspects.front().exchange, end.suspects.front().exchange);
  EXPECT_EQ(take(resumed_line("2024-05-06T07:08:09Z")), std::nullopt);
  EXPECT_EQ(take(end_line({1, 1, {}, ""})), std::nullopt);
  EXPECT_TRUE(reader.summary().end.suspects.empty()) << "they were asked again";
  EXPECT_EQ(reader.summary().end.not_run, 0U);
}

}  // namespace
}  // namespace plumbline::report
