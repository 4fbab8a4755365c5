#include "power/matrix_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"

namespace plumbline::power {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MutantResult result_of(std::string id, std::vector<std::string> clauses, Fate fate, std::string found_by) {
  MutantResult result;
  result.mutant.id = std::move(id);
  result.mutant.clauses = std::move(clauses);
  result.mutant.source = "D1";
  result.fate = fate;
  result.found_by = std::move(found_by);
  return result;
}

KillMatrix example() {
  KillMatrix matrix;
  matrix.mutants = {result_of("a/found", {"X.type"}, Fate::right_clause, "X.type"),
                    result_of("a/otherwise", {"X.type", "Y.type"}, Fate::other_clause, "Z.type"),
                    result_of("a/survived", {}, Fate::survived, "")};
  NullResult null{.server = null_servers().front(), .is_exposed = true};
  null.trial.verdicts = {1, 0, 0, 4, 2, 3};
  matrix.without_kill = {"W.type"};
  matrix.null_servers.push_back(null);
  return matrix;
}

TEST(MatrixText, HasALineForEachAndSumsUp) {
  const std::string text = matrix_text(example(), false);
  EXPECT_THAT(text, HasSubstr("found     a/found "));
  EXPECT_THAT(text, HasSubstr("Z.type, not X.type or Y.type\n"));
  EXPECT_THAT(text, HasSubstr("SURVIVED  a/survived "));
  EXPECT_THAT(text, HasSubstr("NO KILL   W.type "));
  EXPECT_THAT(text, HasSubstr("1 passed, 5 failed, 4 untestable\n"));
  EXPECT_THAT(text,
              HasSubstr("3 mutants: 1 found by the right clause, 1 by another one, 1 survived; 1 of 1 null "
                        "servers exposed\n"));
}

TEST(MatrixText, IsBriefAboutWhatIsWell) {
  const std::string text = matrix_text(example(), true);
  EXPECT_THAT(text, Not(HasSubstr("a/found")));
  EXPECT_THAT(text, Not(HasSubstr("exposed  ")));
  EXPECT_THAT(text, HasSubstr("a/otherwise"));
  EXPECT_THAT(text, HasSubstr("a/survived"));
}

TEST(MatrixText, NamesWhatTheReferenceDidWrong) {
  KillMatrix matrix = example();
  suite::Finding finding;
  finding.clause = "X.type";
  finding.observed = "odd";
  finding.witness.id = "case/one";
  matrix.reference.findings.push_back(finding);
  EXPECT_THAT(matrix_text(matrix, true), HasSubstr("case/one: odd (fail)"));
  EXPECT_FALSE(matrix.is_complete());
}

TEST(MatrixJson, HoldsTheWhole) {
  const auto json = json::parse(matrix_json(example()));
  ASSERT_TRUE(json);
  const json::Array& mutants = *json->find("mutants")->array();
  ASSERT_EQ(mutants.size(), 3U);
  EXPECT_EQ(*mutants[0].find("fate"), json::Value("right clause"));
  EXPECT_EQ(*mutants[0].find("source"), json::Value("D1"));
  EXPECT_EQ(*json->find("nullServers")->array()->front().find("verdicts")->find("untestable"),
            json::Value(4));
}

}  // namespace
}  // namespace plumbline::power
