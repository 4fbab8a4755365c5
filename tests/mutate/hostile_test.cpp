#include <gtest/gtest.h>

#include "mutate/base64.h"
#include "mutate/body.h"
#include "mutate/draws.h"
#include "mutate/fitting.h"
#include "mutate/json_defect.h"
#include "mutate/name.h"
#include "mutate/text.h"

namespace plumbline::mutate {
namespace {

constexpr Mutator mutators[] = {mutate_text, mutate_name,      mutate_base64,
                                mutate_body, mutate_fittingly, put_json_defect};

std::vector<std::string> hostile_texts() {
  return {"",
          ":",
          "::::::::",
          std::string(1, '\0'),
          "\xFF\xFE\x80",
          "====",
          "{",
          "null",
          "[]",
          "{}",
          "[{}]",
          "\"\"",
          std::string(5000, ':'),
          std::string(5000, '['),
          std::string(100'000, 'A'),
          std::string(60, '[') + std::string(60, ']')};
}

TEST(Mutators, TakeAnyText) {
  for (const Mutator mutator : mutators)
    for (const std::string& text : hostile_texts())
      for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        EXPECT_LE(mutator(text, random).size(), 8 * text.size() + 20'000);
      }
}

TEST(Mutators, GiveTheSameForTheSameSeed) {
  for (const Mutator mutator : mutators)
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      Random first(seed);
      Random second(seed);
      EXPECT_EQ(mutator("a:b", first), mutator("a:b", second));
    }
}

TEST(Crossovers, TakeAnyTexts) {
  using Crossover = std::string (*)(std::string_view, std::string_view, Random&);
  const std::vector<std::string> texts = hostile_texts();
  for (const Crossover crossover : {cross_texts, cross_names, cross_base64, cross_bodies, cross_fittingly})
    for (const std::string& left : texts)
      for (const std::string& right : texts)
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
          Random random(seed);
          EXPECT_LE(crossover(left, right, random).size(), left.size() + right.size() + 100'000);
        }
}

}  // namespace
}  // namespace plumbline::mutate
