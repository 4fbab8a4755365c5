#include "fuzzing/seeds.h"

#include <algorithm>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fuzzing/stand_in.h"
#include "fuzzing/world.h"
#include "suite/generate.h"
#include "suite/oracle.h"

namespace plumbline::fuzzing {
namespace {

using ::testing::Contains;
using Kind = suite::Prediction::Kind;

suite::Oracle oracle(const Seeds& seeds) {
  suite::KnownFixture fixture;
  fixture.bindings = example_bindings();
  fixture.names = {std::string(example::function)};
  fixture.states_seen = {std::string(example::current_revision)};
  fixture.packages = packages_in(seeds, operation());
  return {spec(), operation(), std::move(fixture)};
}

TEST(SeedsTest, AreTheCasesOfTheSuite) {
  const Seeds seeds = seeds_of_suite(spec(), operation(), 50);
  EXPECT_GT(seeds.size(), 400U);
  std::set<std::string> ids;
  for (const Seed& seed : seeds) ids.insert(seed.id);
  EXPECT_EQ(ids.size(), seeds.size());
  EXPECT_THAT(ids, Contains("FunctionName/length/bare-65"));
  EXPECT_THAT(ids, Contains("ZipFile/base64/padding/missing-1"));
  EXPECT_THAT(ids, Contains("body/trailing-comma"));
  EXPECT_EQ(seeds_of_suite(spec(), operation(), 0).size(), seeds.size() - 50);
  EXPECT_THAT(names_in(seeds), Contains(std::string(65, 'a')));
  EXPECT_THAT(blobs_in(seeds, operation()), Contains("===="));
  EXPECT_GT(packages_in(seeds, operation()).size(), 3U);
}

/// Two readings of the specification in one folder: what a strategy expects of its own request, the oracle
/// predicts, by a clause of the case.
TEST(SeedsTest, ArePredictedAsTheirStrategiesExpect) {
  const Seeds seeds = seeds_of_suite(spec(), operation(), 500);
  const suite::Oracle asked = oracle(seeds);
  const auto cases = suite::generate(spec());
  ASSERT_TRUE(cases.has_value());
  for (const suite::Case& made : *cases) {
    const auto seed = std::ranges::find(seeds, made.id, &Seed::id);
    if (seed == seeds.end()) continue;
    SCOPED_TRACE(made.id);
    const suite::Prediction prediction = asked.predict(request_of(seed->input, operation()));
    const auto may_succeed = [&](const verdict::Expectation& expectation) {
      return std::ranges::any_of(expectation.answers, [](const verdict::Alternative& answer) {
        return answer.statuses.front().first == 200;
      });
    };
    const std::vector<verdict::Expectation>& expected = made.steps.front().expect;
    if (expected.empty() || expected.front().answers.empty()) continue;
    const spec::Clause* clause = spec().clause(made.clauses.front());
    if (may_succeed(expected.front())) {
      EXPECT_NE(name_of(prediction.kind), name_of(Kind::refused));
    } else if (clause->tier == spec::Tier::inferred) {
      EXPECT_EQ(name_of(prediction.kind), name_of(Kind::open));
    } else {
      EXPECT_THAT((std::set{Kind::refused, Kind::missing, Kind::open}), Contains(prediction.kind));
      if (made.effect == suite::Effect::refusal) {
        EXPECT_EQ(name_of(prediction.kind), name_of(Kind::refused));
        // A literal that is no JSON is one of a wrong type to the strategy, and a body that is no JSON to
        // the oracle; a path without its label is the label's matter to one and the path's to the other.
        std::vector<std::string> clauses = made.clauses;
        clauses.insert(clauses.end(), {"protocol.malformed-json", "operation.route"});
        EXPECT_THAT(clauses, Contains(prediction.clauses.front()));
      }
    }
  }
}

}  // namespace
}  // namespace plumbline::fuzzing
