#include <string>

#include <gtest/gtest.h>

#include "pattern/compile.h"
#include "pattern/known_patterns.h"

namespace plumbline::pattern {
namespace {

TEST(Size, IsThatOfTheMinimalAutomaton) {
  struct Row {
    std::string pattern;
    std::uint32_t states;  // with the one that refuses for good, where there is one
    std::uint32_t classes;
  };
  const Row rows[] = {
      {std::string(function_name_pattern), 62, 30},
      {"[^]*", 1, 1},
      {"[]", 1, 1},
      {"", 2, 1},
      {".*", 2, 2},
      {"[a-zA-Z0-9-_]+", 3, 2},
      {R"([0-9A-Za-z\.\-_]*(?<!\.))", 3, 3},
      {"[\\p{L}\\p{M}\\p{Z}\\p{S}\\p{N}\\p{P}]*", 2, 2},
      {"(a|b)*a(a|b){9}", 1025, 3},
      {".{1,2048}", 2050, 2},
      {"[\\s\\S]{0,65536}", 65538, 1},
      {"a{1,100000}", 100002, 2},
      {"(.{1,100}){1,100}", 10002, 2},
      {".*x.{0,63}", 66, 3},
      {"(?:(?!foo).){1,2048}", 6142, 4},
      {"((?=(a{0,50}){0,50})[ab]{0,50}){0,50}", 2502, 2},
      {"(a?){0,1000}", 1002, 2},
      {"(x+x+)+y", 5, 3},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto dfa = compile(row.pattern);
    ASSERT_TRUE(dfa.has_value()) << dfa.error().reason;
    EXPECT_EQ(dfa->states(), row.states);
    EXPECT_EQ(dfa->alphabet.classes, row.classes);
  }
}

TEST(Size, PastTheLimitsIsRefusedWithTheLimit) {
  struct Row {
    const char* pattern;
    CompileLimits limits;
    const char* reason;
  };
  const Row rows[] = {
      {"a{1,1000000}", {}, "400000 states once written out"},
      {"((((a{1,20}){1,20}b){1,20}c){1,20}d){1,20}", {}, "400000 states once written out"},
      {"(a|b)*a(a|b){40}", {}, "members in its sets"},
      {".{0,1024}x.{0,1024}", {}, "more than"},
      {"[\\s\\S]{0,200000}", {}, "150000 states"},
      {"abcdefgh", {.states_max = 5}, "5 states"},
      {"abcdefgh", {.classes_max = 5}, "5 classes"},
      {"abcdefgh", {.transitions_max = 20}, "20 transitions"},
      {"a{1,1000}", {.steps_max = 100}, "100 steps"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto dfa = compile(row.pattern, row.limits);
    ASSERT_FALSE(dfa.has_value());
    EXPECT_NE(dfa.error().reason.find(row.reason), std::string::npos) << dfa.error().reason;
  }
}

}  // namespace
}  // namespace plumbline::pattern
