#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/journal_read.h"
#include "report/journal_write.h"
#include "report/kept.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using verdict::Verdict;

struct Content {
  std::string error;
  JournalSummary summary;
  std::vector<suite::Outcome> outcomes;
};

Content read(const std::string& text) {
  Content content;
  std::istringstream in(text);
  auto summary =
      read_journal(in, "run.ndjson",
                   {{}, [&](suite::Outcome outcome) { content.outcomes.push_back(std::move(outcome)); }});
  if (summary)
    content.summary = *std::move(summary);
  else
    content.error = summary.error();
  return content;
}

std::string head() { return head_line(small_facts()); }

/// Everything that an outcome can hold, some of it no text.
suite::Outcome rich() {
  suite::Outcome outcome = failed("Name/\xFF");
  outcome.reason = "a reason";
  outcome.exchange->request.body = std::string("\0\x80", 2);
  outcome.exchange->response->headers.add("x", "\xFE");
  outcome.defects.push_back({"request-id", verdict::DefectKind::header, "\xFF", "a request id"});
  outcome.defects.push_back({"Name.bare", verdict::DefectKind::no_answer, "closed", "an answer"});
  outcome.defects.push_back({"Name.pattern", verdict::DefectKind::value, "a", "b"});
  const auto later = std::make_shared<const suite::Exchange>(
      suite::Exchange{{"GET", "/a", {}, ""}, std::nullopt, "the connection ended"});
  outcome.later = {{1, later}, {2, later}};
  outcome.before = {
      {{"POST", "/functions", {{"A", "b"}}, std::string("\0\xFF", 2)}, std::nullopt},
      {{"GET", "/functions/\xFE", {}, std::string(2 * kept_body_bytes_max, 'x')}, std::nullopt}};
  return outcome;
}

/// An outcome in words, to compare: later exchanges by what they hold.
std::string words(const suite::Outcome& outcome) { return outcome_line(outcome); }

TEST(Journal, GivesBackWhatWasWritten) {
  for (const suite::Outcome& outcome : {passed("a"), failed("b"), warned("c"), contested("d"),
                                        untestable("e", "no"), unanswered("f"), rich()}) {
    const suite::Outcome written = kept(outcome);
    const Content content = read(head() + outcome_line(written));
    ASSERT_THAT(content.error, IsEmpty());
    ASSERT_THAT(content.outcomes, SizeIs(1));
    const suite::Outcome& again = content.outcomes.front();
    EXPECT_EQ(again.id, written.id);
    EXPECT_EQ(again.about, written.about);
    EXPECT_EQ(again.clauses, written.clauses);
    EXPECT_EQ(again.verdict, written.verdict);
    EXPECT_EQ(again.defects, written.defects);
    EXPECT_EQ(again.status, written.status);
    EXPECT_EQ(again.reason, written.reason);
    EXPECT_EQ(again.exchange, written.exchange);
    EXPECT_EQ(again.before, written.before);
    for (std::size_t i = 0; i < written.defects.size(); ++i) {
      ASSERT_EQ(again.exchange_of(i) == nullptr, written.exchange_of(i) == nullptr);
      if (written.exchange_of(i) == nullptr) continue;
      EXPECT_EQ(*again.exchange_of(i), *written.exchange_of(i));
    }
    EXPECT_EQ(words(again), words(written));
    EXPECT_EQ(words(kept(written)), words(written)) << "keeping twice changes it";
  }
}

TEST(Journal, GivesBackTheFactsAndTheEnd) {
  const JournalEnd end{1203, 1.25, {{"need S3", 3}}, "the run was interrupted"};
  const Content content = read(head() + outcome_line(passed("a")) + end_line(end));
  ASSERT_THAT(content.error, IsEmpty());
  RunFacts facts = small_facts();
  facts.seconds = 1.25;
  EXPECT_EQ(content.summary.facts, facts);
  EXPECT_EQ(content.summary.end, end);
  EXPECT_TRUE(content.summary.is_ended);
}

TEST(Journal, SumsUpSittings) {
  const Content content =
      read(head() + outcome_line(passed("a")) + end_line({10, 1.5, {{"old need", 1}}, "interrupted"}) +
           resumed_line("2024-05-06T07:08:10Z") + outcome_line(passed("b")) + end_line({5, 0.5, {}, ""}));
  ASSERT_THAT(content.error, IsEmpty());
  EXPECT_EQ(content.summary.end, (JournalEnd{15, 2.0, {}, ""}));
  EXPECT_EQ(content.summary.sittings, 2);
  EXPECT_THAT(content.outcomes, SizeIs(2));
}

TEST(Journal, CutsLongBodiesAndSaysWhatTheyWere) {
  suite::Outcome outcome = failed("a");
  outcome.exchange->request.body.assign(kept_body_bytes_max + 1, 'x');
  outcome.exchange->response->body.assign(3 * kept_body_bytes_max, 'y');
  const Content content = read(head() + outcome_line(kept(outcome)));
  ASSERT_THAT(content.outcomes, SizeIs(1));
  const suite::Exchange& exchange = *content.outcomes.front().exchange;
  EXPECT_THAT(exchange.request.body, SizeIs(kept_body_bytes_max));
  EXPECT_EQ(exchange.cut_body->bytes, kept_body_bytes_max + 1);
  EXPECT_THAT(exchange.cut_body->sha256_hex, SizeIs(64));
  EXPECT_THAT(exchange.response->body, SizeIs(kept_body_bytes_max));
}

TEST(Journal, LeavesOutWhatCameBeforeWhereItIsTooMuch) {
  suite::Outcome outcome = failed("a");
  outcome.before.assign(kept_before_max, *outcome.exchange);
  EXPECT_THAT(kept(outcome).before, SizeIs(kept_before_max));
  outcome.before.push_back(*outcome.exchange);
  EXPECT_THAT(kept(outcome).before, IsEmpty());
}

TEST(Journal, IsBoundedWhateverATargetAnswers) {
  suite::Outcome outcome = failed("a");
  for (std::size_t i = 0; i < 2 * kept_defects_max; ++i) {
    outcome.defects.push_back(outcome.defects.front());
    outcome.later[i] = std::make_shared<const suite::Exchange>(*outcome.exchange);
  }
  const Content content = read(head() + outcome_line(kept(outcome)));
  ASSERT_THAT(content.error, IsEmpty());
  EXPECT_THAT(content.outcomes.front().defects, SizeIs(kept_defects_max));
}

TEST(Journal, HoldsNoCredentials) {
  suite::Outcome outcome = failed("a");
  outcome.id = "X-Amz-Signature=hidden";
  outcome.about = "Authorization: hidden";
  outcome.exchange->request.headers.add("Authorization", "AWS4-HMAC-SHA256 hidden");
  outcome.exchange->response->body = R"({"Code":{"Location":"http://h/_plumbline/code/hidden"}})";
  outcome.defects.front().observed = "X-Amz-Security-Token=hidden";
  outcome.later[0] = std::make_shared<const suite::Exchange>(
      suite::Exchange{{"GET", "/?X-Amz-Signature=hidden", {}, ""}, std::nullopt, "X-Amz-Signature=hidden"});
  RunFacts facts = small_facts();
  facts.endpoint = "http://h/?X-Amz-Signature=hidden";
  facts.settings = {{"endpoint", facts.endpoint}};
  EXPECT_THAT(head_line(facts) + outcome_line(kept(outcome)) + end_line({0, 0, {}, "X-Amz-Signature=hidden"}),
              Not(HasSubstr("hidden")));
}

TEST(Journal, LeavesOutATornLastLine) {
  const std::string whole = head() + outcome_line(passed("a"));
  const std::string last = outcome_line(rich());
  for (const std::size_t bytes : {std::size_t{1}, last.size() / 2, last.size() - 1}) {
    const Content content = read(whole + last.substr(0, bytes));
    ASSERT_THAT(content.error, IsEmpty());
    EXPECT_THAT(content.outcomes, SizeIs(1));
    EXPECT_EQ(content.summary.whole_bytes, whole.size());
    EXPECT_FALSE(content.summary.is_ended);
  }
}

/// The text with the first occurrence of one part replaced.
std::string with(std::string text, std::string_view part, std::string_view other) {
  const std::size_t at = text.find(part);
  EXPECT_NE(at, text.npos) << part;
  return text.replace(at, part.size(), other);
}

TEST(Journal, RefusesWhatIsNone) {
  const std::string pass = outcome_line(passed("a"));
  const std::string fail = outcome_line(kept(failed("a")));
  const std::string end = end_line({1, 1, {{"need", 1}}, ""});
  struct Row {
    std::string text;
    std::string error;
  };
  const Row rows[] = {
      {"", "run.ndjson:1: holds no whole line"},
      {"{\"journal\":1", "run.ndjson:1: holds no whole line"},
      {"\n", "run.ndjson:1: no JSON"},
      {"nonsense\n", "run.ndjson:1: no JSON"},
      {"{\"journal\":\"\xFF\"}\n", "run.ndjson:1: no JSON"},
      {"[]\n", "run.ndjson:1: a journal begins with what was run"},
      {pass, "run.ndjson:1: a journal begins with what was run"},
      {head() + head(), "run.ndjson:2: a second beginning"},
      {with(head(), "\"journal\":1", "\"journal\":2"), "version 2 of the format"},
      {with(head(), "\"journal\":1", "\"journal\":-1"), "'journal' wants a number"},
      {with(head(), "\"profile\":\"documented\"", "\"profile\":\"lax\""), "unknown profile"},
      {with(head(), "\"seed\":7", "\"seed\":18446744073709551616"), "'seed' wants a number"},
      {with(head(), "\"seed\":7,", ""), "wants 'seed'"},
      {with(head(), "{\"filter\"", "[\"filter\""), "no JSON"},
      {with(head(), "\"seed\":7", "\"seed\":7,\"seed\":7"), "'seed' is there twice"},
      {with(head(), "\"seed\":7", "\"seed\":7,\"sed\":7"), "unknown member 'sed'"},
      {head() + "{}\n", "run.ndjson:2: case: wants 'case'"},
      {head() + with(pass, "pass", "passed"), "run.ndjson:2: case: unknown verdict"},
      {head() + with(pass, "\"pass\"", "\"fail\""), "wants 'about'"},
      {head() + with(pass, "\"status\":200", "\"status\":1000"), "no status of HTTP"},
      {head() + with(pass, "[\"Name.length\"]", "[1]"), "'clauses' wants strings"},
      {head() + pass + with(fail, "\"kind\":\"status\"", "\"kind\":\"mood\""),
       "run.ndjson:3: defect: unknown kind"},
      {head() + with(fail, "\"expected\":\"400\"", "\"expected\":\"400\",\"exchange\":1"),
       "none of the case's"},
      {head() + with(fail, "\"body\":\"{}\"", "\"body\":{\"base64\":\"?\"}"),
       "base64 that cannot be decoded"},
      {head() + with(fail, "\"body\":\"{}\"", "\"body\":{\"base32\":\"\"}"), "wants 'base64'"},
      {head() + with(fail, "\"response\"", "\"reply\""), "wants 'no_answer'"},
      {head() + with(fail, "[\"x-a\",\"b\"]", "[\"x-a\"]"), "a header is an array"},
      {head() + with(end, "\"need\":1", "\"need\":true"), "'need' wants a number"},
      {head() + with(end, "\"seconds\":1.000", "\"seconds\":-1"), "'seconds' wants a number of 0 or more"},
      {head() + end + pass, "run.ndjson:3: something follows the end of the run"},
      {head() + end + end, "run.ndjson:3: something follows the end of the run"},
      {head() + "{\"resumed\":1}\n", "'resumed' wants a string"},
      {head() + std::string(100'000, '[') + "\n", "run.ndjson:2: no JSON"},
  };
  for (const Row& row : rows)
    EXPECT_THAT(read(row.text).error, HasSubstr(row.error)) << row.text.substr(0, 300);
}

TEST(Journal, RefusesALineThatNeverEnds) {
  EXPECT_THAT(read(head() + std::string(journal_line_bytes_max + 1, ' ') + "\n").error,
              HasSubstr("run.ndjson:2: a line of more than"));
}

}  // namespace
}  // namespace plumbline::report
