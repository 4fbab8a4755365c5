#include "suite/move.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::suite {
namespace {

TEST(Move, TellsHowItNamesTheFunction) {
  Move move;
  move.package = "B";
  move.is_dry_run = true;
  EXPECT_EQ(text_of(move), "update(B, DryRun)");
  move.named = Move::Named::by_partial_arn;
  EXPECT_EQ(text_of(move), "update(B, DryRun, by partial ARN)");
  EXPECT_EQ(macro_of(move.named), "${function.account}:function:${function.name}");
}

TEST(Move, IsSimplerByTheBareName) {
  Move move;
  move.named = Move::Named::by_arn;
  const Moves simpler = simpler_than(move);
  ASSERT_EQ(simpler.size(), 1U);
  EXPECT_EQ(simpler.front(), Move{});
}

/// Half of a character is no text: sent so, it would be refused for its bytes.
TEST(Move, IsShortenedByWholeCharacters) {
  Move move;
  move.kind = Move::Kind::describe;
  move.text = "\u65e5\u672c";
  bool is_shortened = false;
  for (const Move& simpler : simpler_than(move)) {
    EXPECT_TRUE(simpler.text.empty() || simpler.text == "\u65e5") << simpler.text;
    is_shortened = is_shortened || simpler.text == "\u65e5";
  }
  EXPECT_TRUE(is_shortened);
}

}  // namespace
}  // namespace plumbline::suite
