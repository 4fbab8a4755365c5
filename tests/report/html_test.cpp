#include "report/html.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/collector.h"
#include "report/markdown.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

RunResult result_of(const std::vector<suite::Outcome>& outcomes) {
  const spec::Spec spec = small_spec();
  Collector collector(spec, {});
  for (const suite::Outcome& outcome : outcomes) collector.add(outcome);
  return collector.finish(small_facts(), summary_of(outcomes));
}

std::vector<suite::Outcome> some_of_each() {
  return {passed("a"),    failed("b"), warned("c"), contested("d"), untestable("e", "no reason"),
          unanswered("f")};
}

suite::Outcome hostile() {
  suite::Outcome outcome = failed("a/<script>x</script>|`");
  outcome.about = "<img src=x>";
  outcome.defects.front().observed = "<script>alert(1)</script>|\n```\x1b[2J";
  outcome.exchange->response->body = "</pre><script>";
  outcome.exchange->request.body = "'\"<script>";
  return outcome;
}

TEST(Html, SaysAllThatIsKnown) {
  const std::string page = html_report(result_of(some_of_each()), small_spec());
  for (const char* part :
       {"<!doctype html>", "FAILED", "the target breaks 1 clause that the profile holds it to",
        "http://localhost:4566", "A name has at most 64 characters.",
        "href=\"https://docs.example/page#Name\"", "a name of 65", "curl -sSi",
        "plumbline run --endpoint http://localhost:4566 --filter b", "AWS said 404.", "no reason",
        "Every answer has a request id.", "Name.pattern", "none: the connection ended"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_THAT(page, Not(HasSubstr("{{"))) << "a tag of the template is left";
}

TEST(Html, NeedsNothingElse) {
  const std::string page = html_report(result_of(some_of_each()), small_spec());
  for (const char* part : {"<script", "<link", "@import", "src=", "url("})
    EXPECT_THAT(page, Not(HasSubstr(part)));
}

TEST(Html, LetsNoTextOfATargetBecomeMarkup) {
  const std::string page = html_report(result_of({hostile()}), small_spec());
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<img")), Not(HasSubstr("\x1b"))));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
}

TEST(Html, OfARunWithoutFindingsSaysSo) {
  const std::string page = html_report(result_of({passed("a")}), small_spec());
  EXPECT_THAT(page,
              AllOf(HasSubstr("PASSED"), Not(HasSubstr("<h2>Failures")), Not(HasSubstr("<h2>Untestable"))));
}

TEST(Markdown, SaysHowTheRunEndedAndWhatWasFound) {
  const std::string text = markdown_report(result_of(some_of_each()), small_spec());
  for (const char* part :
       {"## plumbline against", ": failed\n", "| 6 | 1 | 1 | 1 | 1 | 1 | 1 |", "| fail | [Name.length](",
        "https://docs.example/page#Name", "A name has at most 64 characters", "```sh\ncurl -sSi",
        "- untestable, 1 case: no reason", "seed 7"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(Markdown, LetsNoTextOfATargetBecomeMarkup) {
  const std::string text = markdown_report(result_of({hostile()}), small_spec());
  EXPECT_THAT(text, AllOf(Not(HasSubstr("<script>alert")), Not(HasSubstr("<img")), Not(HasSubstr("\x1b"))));
}

TEST(Markdown, IsBounded) {
  std::vector<suite::Outcome> outcomes;
  for (std::size_t i = 0; i < 100; ++i) {
    outcomes.push_back(with_defect("f" + std::to_string(i), "Name.length", verdict::Verdict::fail,
                                   std::to_string(i) + std::string(4000, '<')));
    outcomes.back().exchange->request.body.assign(2000, '<');
    outcomes.push_back(untestable("u" + std::to_string(i), std::to_string(i) + std::string(4000, '<')));
  }
  const std::string text = markdown_report(result_of(outcomes), small_spec());
  EXPECT_LT(text.size(), markdown_bytes_max);
}

}  // namespace
}  // namespace plumbline::report
