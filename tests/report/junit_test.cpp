#include "report/junit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "report/world.h"

namespace plumbline::report {
namespace {

/// Of a run that came to its end.
RunResult small_result() {
  RunResult result;
  result.facts = small_facts();
  return result;
}

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StrEq;

/// What a CI system reads of a report.
class JUnitTest : public ::testing::Test {
 protected:
  /// The root of the document that the outcomes make.
  pugi::xml_node read(const std::vector<suite::Outcome>& outcomes) {
    const spec::Spec spec = small_spec();
    JUnit junit(spec, small_facts());
    for (const suite::Outcome& outcome : outcomes) junit.add(outcome);
    text_ = junit.write(small_result());
    EXPECT_TRUE(document_.load_string(text_.c_str(), pugi::parse_full)) << text_;
    return document_.child("testsuites");
  }

  std::string text_;
  pugi::xml_document document_;
};

TEST_F(JUnitTest, HasASuiteForTheFirstWordOfTheIds) {
  const pugi::xml_node root = read({passed("Name/length/1"), passed("Zip/a"), passed("alone"),
                                    passed("Name-x/a"), passed("Name"), failed("Name/length/65")});
  EXPECT_STREQ(root.attribute("tests").value(), "6");
  EXPECT_STREQ(root.attribute("failures").value(), "1");
  EXPECT_STREQ(root.attribute("time").value(), "3.200");
  EXPECT_EQ(std::distance(root.begin(), root.end()), 4);
  const pugi::xml_node suite = root.find_child_by_attribute("name", "Name");
  EXPECT_STREQ(suite.attribute("tests").value(), "3");
  EXPECT_STREQ(suite.attribute("failures").value(), "1");
  const pugi::xml_node test = suite.find_child_by_attribute("name", "1");
  EXPECT_STREQ(test.attribute("classname").value(), "Name.length");
  EXPECT_TRUE(test.first_child().empty());
}

TEST_F(JUnitTest, TellsAFailureWhole) {
  const pugi::xml_node failure =
      read({failed("Name/length/65")}).child("testsuite").child("testcase").child("failure");
  EXPECT_STREQ(failure.attribute("message").value(), "200");
  EXPECT_THAT(failure.text().get(),
              AllOf(HasSubstr("a name of 65"), HasSubstr("A name has at most 64 characters."),
                    HasSubstr("page, URI Request Parameters, Name, line 21"),
                    HasSubstr("https://docs.example/page#Name"), HasSubstr("answer: 200 {\"ok\":true}"),
                    HasSubstr("curl -sSi")));
}

TEST_F(JUnitTest, TakesTheMessageFromTheDefectThatMadeTheVerdict) {
  suite::Outcome outcome = failed("Name/a");
  outcome.defects.insert(outcome.defects.begin(), warned("x").defects.front());
  EXPECT_STREQ(
      read({outcome}).child("testsuite").child("testcase").child("failure").attribute("message").value(),
      "200");
}

struct Row {
  suite::Outcome outcome;
  std::string element;
  std::string type;
};

TEST_F(JUnitTest, HasAnElementForEachVerdict) {
  const Row rows[] = {
      {failed("a"), "failure", "fail"},
      {unanswered("a"), "error", "no-answer"},
      {untestable("a", "why"), "error", "untestable"},
      {warned("a"), "system-out", ""},
      {contested("a"), "system-out", ""},
  };
  for (const Row& row : rows) {
    const pugi::xml_node test = read({row.outcome}).child("testsuite").child("testcase");
    EXPECT_THAT(test.first_child().name(), StrEq(row.element));
    EXPECT_THAT(test.first_child().attribute("type").value(), StrEq(row.type));
    EXPECT_TRUE(test.first_child().next_sibling().empty());
  }
}

TEST_F(JUnitTest, CountsTheCasesOfAStream) {
  std::vector<suite::Outcome> outcomes;
  for (int i = 0; i < 1000; ++i) outcomes.push_back(passed("Name/pattern/w/" + std::to_string(i)));
  for (int i = 0; i < 30; ++i) outcomes.push_back(failed("Name/pattern/w/bad-" + std::to_string(i)));
  const pugi::xml_node suite = read(outcomes).child("testsuite");
  EXPECT_STREQ(suite.attribute("tests").value(), "22");
  EXPECT_STREQ(suite.attribute("failures").value(), "21");
  EXPECT_STREQ(suite.find_child_by_attribute("name", "1,000 cases passed").attribute("classname").value(),
               "Name.pattern.w");
  EXPECT_FALSE(suite.find_child_by_attribute("name", "other 10 cases fail").child("failure").empty());
}

TEST(JUnit, SkipsWhatABaselineKnows) {
  const spec::Spec spec = small_spec();
  JUnit junit(spec, small_facts());
  junit.add(passed("a"), true);
  junit.add(failed("b"), true);
  junit.add(untestable("c", "why"), true);
  junit.add(failed("d"), false);
  for (int i = 0; i < 30; ++i) junit.add(failed("Name/pattern/w/bad-" + std::to_string(i)), true);
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(junit.write(small_result()).c_str()));
  const pugi::xml_node all = document.child("testsuites");
  EXPECT_STREQ(all.attribute("tests").value(), "25");
  EXPECT_STREQ(all.attribute("failures").value(), "1");
  EXPECT_STREQ(all.attribute("errors").value(), "0");
  EXPECT_STREQ(all.attribute("skipped").value(), "23");
  const pugi::xml_node known =
      all.find_node([](const pugi::xml_node& node) { return std::string_view(node.name()) == "skipped"; });
  EXPECT_STREQ(known.attribute("message").value(), "known: 200");
}

TEST_F(JUnitTest, IsXmlWhateverTheTargetSays) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  suite::Outcome outcome = with_defect("a/" + all, "Name.length", verdict::Verdict::fail, all);
  outcome.about = all;
  outcome.exchange->request.body = all;
  outcome.exchange->response->body = "]]>\xEF\xBF\xBF" + all;
  read({outcome, untestable("b", all)});
  EXPECT_TRUE(std::ranges::all_of(text_, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST_F(JUnitTest, KeepsCredentialsOut) {
  suite::Outcome outcome = with_defect("a", "Name.length", verdict::Verdict::fail, "X-Amz-Signature=hidden");
  outcome.exchange->request.headers.add("Authorization", "hidden");
  outcome.exchange->response->body = "X-Amz-Security-Token=hidden";
  read({outcome, untestable("b", "X-Amz-Signature=hidden")});
  EXPECT_THAT(text_, Not(HasSubstr("hidden")));
}

}  // namespace
}  // namespace plumbline::report
