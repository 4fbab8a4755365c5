#include "mutate/base64.h"

#include <gtest/gtest.h>

#include "mutate/draws.h"

namespace plumbline::mutate {
namespace {

struct Row {
  std::string_view from;
  std::string_view wanted;
};

TEST(MutateBase64, ReachesEveryKindOfDefect) {
  const Row rows[] = {
      {"UEsFBg==", "UEsFBg="},       // padding lost
      {"UEsFBg==", "UEsFBg"},        // all of it
      {"UEsFBg==", "UEsFBg==="},     // too much of it
      {"UEsF", "UEsF===="},          // a group of nothing else
      {"UEsFBg==", "UEsFBh=="},      // trailing bits
      {"UEs=", "UEt="},              // trailing bits
      {"UEsFBg==", "U=sFBg=="},      // padding inside
      {"AA+/", "AA-_"},              // the URL alphabet
      {"UEsF", "UEs"},               // length mod 4
      {"UEsF", "UEsF\n"},            // a line break at the end
      {"UEsFUEsF", "UEsF\r\nUEsF"},  // and inside
      {"UEsF", " UEsF"},             // white space in front
      {"UEsFBg==", "UEsFBg==UEsF"},  // two texts in one
      {"UEsF", "U*sF"},              // of no alphabet
  };
  for (const Row& row : rows)
    EXPECT_TRUE(
        is_reached(mutate_base64, row.from, [&](const std::string& text) { return text == row.wanted; }))
        << row.from << " to " << row.wanted;
}

TEST(MutateBase64, ReachesTheBlocksOfVectorisedDecoders) {
  for (const std::size_t length : {15U, 16U, 17U, 31U, 32U, 36U, 48U, 63U, 64U, 65U, 128U})
    EXPECT_TRUE(is_reached(mutate_base64, "UEsFBg==", [&](const std::string& text) {
      return text.size() == length;
    })) << length;
}

TEST(MutateBase64, GrowsWithinItsBound) {
  const std::string text(1000, 'A');
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    EXPECT_LE(mutate_base64(text, random).size(), 2 * text.size() + 256);
  }
}

TEST(CrossBase64, CutsBetweenGroups) {
  Random random(5);
  bool is_joined = false;
  for (int i = 0; i < 200 && !is_joined; ++i)
    is_joined = cross_base64("AAAABBBB", "CCCCDDDD", random) == "AAAADDDD";
  EXPECT_TRUE(is_joined);
}

}  // namespace
}  // namespace plumbline::mutate
