#include "report/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Comparison, TellsWhatBecameOfCases) {
  Comparison comparison;
  for (const suite::Outcome& outcome :
       {passed("same"), failed("same-fail"), passed("worse"), failed("better"), warned("gone"),
        passed("to-contested"), passed("to-untestable")})
    comparison.add_old(outcome);
  for (const suite::Outcome& outcome :
       {passed("same"), failed("same-fail"), failed("worse"), passed("better"), contested("to-contested"),
        untestable("to-untestable", "no function"), passed("new"), failed("new-fail")})
    comparison.add_new(outcome);
  EXPECT_EQ(comparison.worse(), 3);
  EXPECT_EQ(comparison.text({}),
            "WORSE  1 case: pass, now fail (Name.length: 200); such as worse\n"
            "WORSE  1 case: pass, now untestable (no function); such as to-untestable\n"
            "NEW  1 case: fail (Name.length: 200); such as new-fail\n"
            "BETTER  1 case: fail (Name.length: 200), now pass; such as better\n"
            "NEW  1 case: pass; such as new\n"
            "GONE  1 case: warn; such as gone\n"
            "\n"
            "2 worse, 1 better, 2 new (1 of them failing), 1 gone, 3 as before\n");
}

TEST(Comparison, OfTheSameSaysNothing) {
  Comparison comparison;
  comparison.add_old(failed("a"));
  comparison.add_new(failed("a"));
  EXPECT_EQ(comparison.worse(), 0);
  EXPECT_EQ(comparison.text({}), "0 worse, 0 better, 0 new (0 of them failing), 0 gone, 1 as before\n");
}

TEST(Comparison, SaysManyCasesOfOneChangeOnce) {
  Comparison comparison;
  for (int i = 0; i < 1000; ++i) {
    comparison.add_old(passed("a/" + std::to_string(i)));
    comparison.add_new(failed("a/" + std::to_string(i)));
  }
  EXPECT_THAT(comparison.text({}),
              HasSubstr("WORSE  1,000 cases: pass, now fail (Name.length: 200); such as a/0\n"));
}

TEST(Comparison, IsFitForATerminal) {
  Comparison comparison;
  comparison.add_new(with_defect("\x1b[2J", "Name.length", verdict::Verdict::fail, "\x1b[2J"));
  EXPECT_THAT(comparison.text({}), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace plumbline::report
