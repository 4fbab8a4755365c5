#include "verdict/verdict.h"

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "verdict/ask_spec.h"

namespace plumbline::verdict {
namespace {

Defect against(std::string_view clause, DefectKind kind = DefectKind::status) {
  return {std::string(clause), kind, "this", "that"};
}

struct Row {
  std::string_view clause;
  Verdict documented;
  Verdict strict;
};

TEST(Verdict, FollowsTheTierOfTheClause) {
  const Row rows[] = {
      {"status", Verdict::fail, Verdict::fail},               // documented
      {"json-response", Verdict::warn, Verdict::fail},        // protocol
      {"request-id", Verdict::warn, Verdict::fail},           // observed
      {"inferred", Verdict::warn, Verdict::warn},             //
      {"contested", Verdict::contested, Verdict::contested},  //
      {"no such clause", Verdict::fail, Verdict::fail},       // a defect is not lost for want of its clause
      {"", Verdict::fail, Verdict::fail},                     //
  };
  for (const Row& row : rows) {
    EXPECT_EQ(verdict_of(against(row.clause), ask_spec(), Profile{}), row.documented) << row.clause;
    EXPECT_EQ(verdict_of(against(row.clause), ask_spec(), Profile{.strict = true}), row.strict) << row.clause;
  }
}

TEST(Verdict, OfNoAnswerIsNoAnswerWhateverTheClause) {
  for (const std::string_view clause : {"status", "request-id", "inferred", "contested"})
    EXPECT_EQ(verdict_of(against(clause, DefectKind::no_answer), ask_spec(), Profile{}), Verdict::no_answer)
        << clause;
}

TEST(Verdict, OfManyDefectsIsTheGravest) {
  const struct {
    Defects defects;
    Verdict verdict;
  } rows[] = {
      {{}, Verdict::pass},
      {{against("contested")}, Verdict::contested},
      {{against("contested"), against("request-id")}, Verdict::warn},
      {{against("request-id"), against("contested")}, Verdict::warn},
      {{against("request-id"), against("status", DefectKind::no_answer)}, Verdict::no_answer},
      {{against("status", DefectKind::no_answer), against("status")}, Verdict::fail},
      {{against("status"), against("request-id"), against("contested")}, Verdict::fail},
  };
  for (const auto& row : rows)
    EXPECT_EQ(verdict_of(row.defects, ask_spec(), Profile{}), row.verdict) << name_of(row.verdict);
}

TEST(Verdict, GrowsGraver) {
  EXPECT_LT(Verdict::pass, Verdict::contested);
  EXPECT_LT(Verdict::contested, Verdict::warn);
  EXPECT_LT(Verdict::warn, Verdict::untestable);
  EXPECT_LT(Verdict::untestable, Verdict::no_answer);
  EXPECT_LT(Verdict::no_answer, Verdict::fail);
}

TEST(Names, TellVerdictsAndDefectsApart) {
  std::set<std::string_view> verdicts;
  for (int i = 0; i <= static_cast<int>(Verdict::fail); ++i)
    verdicts.insert(name_of(static_cast<Verdict>(i)));
  EXPECT_EQ(verdicts.size(), 6U);
  EXPECT_EQ(name_of(Verdict::pass), "pass");
  EXPECT_EQ(name_of(Verdict::no_answer), "no-answer");
  EXPECT_EQ(name_of(Verdict::fail), "fail");
  std::set<std::string_view> kinds;
  for (int i = 0; i <= static_cast<int>(DefectKind::no_answer); ++i)
    kinds.insert(name_of(static_cast<DefectKind>(i)));
  EXPECT_EQ(kinds.size(), 10U);
  EXPECT_EQ(name_of(DefectKind::status), "status");
  EXPECT_EQ(name_of(DefectKind::value), "value");
  EXPECT_EQ(name_of(DefectKind::no_answer), "no-answer");
}

}  // namespace
}  // namespace plumbline::verdict
