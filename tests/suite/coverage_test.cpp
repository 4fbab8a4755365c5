#include "suite/coverage.h"

#include <string>

#include <gtest/gtest.h>

#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

TEST(Coverage, OfTheEmbeddedSpecIsWhole) {
  const auto spec = spec::load(spec::embedded());
  ASSERT_TRUE(spec) << spec.error().text();
  const auto coverage = coverage_of(*spec);
  ASSERT_TRUE(coverage) << coverage.error().text();
  for (const spec::Clause& clause : spec->clauses)
    EXPECT_TRUE(coverage->contains(clause.id) || !clause.untested.empty())
        << clause.id << " has neither a case nor a reason why none shows it";
  for (const auto& [clause, count] : *coverage) EXPECT_NE(spec->clause(clause), nullptr) << clause;
}

TEST(Coverage, CountsWhatCasesNameAndWhatEveryAnswerShows) {
  const auto coverage = coverage_of(shelf_spec());
  ASSERT_TRUE(coverage);
  const auto count = [&](std::string_view clause) {
    const auto found = coverage->find(clause);
    return found == coverage->end() ? std::uint64_t{0} : found->second;
  };
  EXPECT_EQ(count("Pages.range"), 4U);
  EXPECT_EQ(count("Genre.values"), 13U);
  EXPECT_EQ(count("Shelf.bare-length"), 3U);
  EXPECT_EQ(count("Shelf.bare-length.status"), 1U);
  EXPECT_EQ(count("method"), 9U);
  EXPECT_GT(count("Shelf.pattern"), 100U);
  EXPECT_GT(count("envelope"), count("type"));
  EXPECT_EQ(count("Look.status"), 0U) << "no case calls Look";
  EXPECT_EQ(count("error.Missing"), 0U) << "no case rests on it";
}

TEST(Coverage, OfASpecWithAWrongScenarioIsRefused) {
  EXPECT_FALSE(coverage_of(
      with_scenarios(R"([{"id": "a", "about": "b", "clauses": ["type"], "steps": [{"call": "Nothing"}]}])")));
}

}  // namespace
}  // namespace plumbline::suite
