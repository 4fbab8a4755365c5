#include "power/kill_matrix.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/one_package.h"
#include "power/wrap.h"
#include "spec/load.h"
#include "suite/generate.h"

namespace plumbline::power {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// One mutant of each theme; all of them are `plumbline power`.
constexpr std::array<std::string_view, 27> of_each_theme = {"name/partial-arn-not-found",
                                                            "name-pattern/any-text",
                                                            "Publish/text-coerced",
                                                            "S3Key/longer-accepted",
                                                            "bucket-pattern/dot-last",
                                                            "base64/url-safe",
                                                            "json/trailing-comma",
                                                            "source/none-accepted",
                                                            "dry-run/mutates",
                                                            "publish/ignored",
                                                            "version/changed-by-name",
                                                            "revision/stale-accepted",
                                                            "response/CodeSize-dropped",
                                                            "hash/hex",
                                                            "error/not-found-type",
                                                            "read/not-updated",
                                                            "method/POST",
                                                            "name-reading/ends-at-nul",
                                                            "error/python-trace",
                                                            "s3/key-beginning",
                                                            "memory/one-read-behind",
                                                            "where/by-arn-dry-run",
                                                            "revision/alike-case",
                                                            "package/told-up-to-1a",
                                                            "race/lost",
                                                            "race/revision-checked-first",
                                                            "async/second-lost"};

/// Mutants that the suite must not find, or not by the clause they name.
Mutants misleading() {
  return {{"test/harmless",
           "Does nothing",
           {"response.status"},
           "statement",
           [](http::Handler reference) { return reference; }},
          {"test/blamed",
           "Is wrong elsewhere",
           {"RevisionId.stale"},
           "statement",
           output_edited([](json::Value& body) { body.set("CodeSize", -1); })}};
}

/// The suite as it is, with few texts of each pattern, against these mutants and every null server.
KillMatrix run(const Mutants& mutants, const Progress& progress) {
  const spec::Spec spec = spec::load(spec::embedded()).value();
  KillSettings settings;
  settings.pattern_cases_max = 100;
  settings.is_whole = false;
  settings.code_source = std::make_shared<app::OnePackage>();
  settings.s3_object = app::OnePackage::described();
  const TrialCases cases = trial_cases(spec, suite::generate(spec).value(), settings);
  return kill_matrix(spec, cases, mutants, null_servers(), settings, progress);
}

void expect_clean(const Trial& reference) {
  for (const suite::Finding& finding : reference.findings)
    ADD_FAILURE() << finding.witness.id << ": " << finding.clause << ": " << finding.observed;
  EXPECT_GT(reference.count(verdict::Verdict::pass), 400U);
  EXPECT_EQ(reference.count(verdict::Verdict::untestable), 0U);
}

TEST(KillMatrix, OfTheSuite) {
  Mutants mutants = misleading();
  for (const std::string_view id : of_each_theme)
    for (Mutant& mutant : chosen_mutants(std::string(id))) mutants.push_back(std::move(mutant));
  ASSERT_THAT(mutants, SizeIs(misleading().size() + of_each_theme.size()));
  std::size_t steps = 0;
  const KillMatrix matrix = run(mutants, [&](std::size_t, std::size_t all) {
    ++steps;
    EXPECT_EQ(all, 1 + mutants.size() + null_servers().size());
  });
  EXPECT_EQ(steps, 1 + mutants.size() + null_servers().size());

  expect_clean(matrix.reference);
  EXPECT_EQ(matrix.mutants[0].fate, Fate::survived);
  EXPECT_THAT(matrix.mutants[0].found_by, IsEmpty());
  EXPECT_EQ(matrix.mutants[1].fate, Fate::other_clause);
  EXPECT_THAT(matrix.mutants[1].found_by, Not(IsEmpty()));
  for (std::size_t i = misleading().size(); i < mutants.size(); ++i)
    EXPECT_EQ(matrix.mutants[i].fate, Fate::right_clause) << mutants[i].id;
  ASSERT_THAT(matrix.null_servers, SizeIs(null_servers().size()));
  for (const NullResult& result : matrix.null_servers) EXPECT_TRUE(result.is_exposed) << result.server.id;
}

TEST(KillMatrix, IsCompleteWhereNothingIsMissed) {
  KillMatrix matrix;
  EXPECT_TRUE(matrix.is_complete());
  matrix.mutants.resize(1);
  EXPECT_FALSE(matrix.is_complete());
  matrix.mutants[0].fate = Fate::other_clause;
  EXPECT_FALSE(matrix.is_complete());
  matrix.mutants[0].fate = Fate::right_clause;
  EXPECT_TRUE(matrix.is_complete());
  matrix.null_servers.push_back({.server = null_servers().front()});
  EXPECT_FALSE(matrix.is_complete());
  matrix.null_servers[0].is_exposed = true;
  EXPECT_TRUE(matrix.is_complete());
  matrix.without_kill = {"X.type"};
  EXPECT_FALSE(matrix.is_complete());
  matrix.without_kill.clear();
  EXPECT_TRUE(matrix.is_complete());
  matrix.reference.findings.resize(1);
  EXPECT_FALSE(matrix.is_complete());
}

}  // namespace
}  // namespace plumbline::power
