#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "power/mutant.h"
#include "power/world.h"
#include "spec/load.h"

namespace plumbline::power {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Mutants, AreMany) { EXPECT_GE(all_mutants().size(), 700U); }

TEST(Mutants, HaveIdsOfTheirOwn) {
  std::set<std::string> ids;
  for (const Mutant& mutant : all_mutants()) EXPECT_TRUE(ids.insert(mutant.id).second) << mutant.id;
}

TEST(Mutants, SayWhatTheyDoAndWhereTheyAreFrom) {
  const Mutants mutants = all_mutants();
  EXPECT_THAT(mutants, Each(Field(&Mutant::id, MatchesRegex("[A-Za-z0-9-]+/[A-Za-z0-9._-]+"))));
  EXPECT_THAT(mutants, Each(Field(&Mutant::about, Not(IsEmpty()))));
  EXPECT_THAT(mutants, Each(Field(&Mutant::source, MatchesRegex("D[0-9]+|constraint|statement"))));
}

TEST(Mutants, AreFoundByClausesThatThereAre) {
  const auto spec = spec::load(spec::embedded());
  ASSERT_TRUE(spec);
  for (const Mutant& mutant : all_mutants()) {
    EXPECT_THAT(mutant.clauses, Not(IsEmpty())) << mutant.id;
    for (const std::string& clause : mutant.clauses)
      EXPECT_NE(spec->clause(clause), nullptr) << mutant.id << ": " << clause;
  }
}

TEST(Mutants, AreChosenByGlob) {
  struct Row {
    std::string glob;
    std::size_t mutants;
  };
  for (const Row& row : {Row{"dry-run/mutates", 1}, Row{"no-such/*", 0}, Row{"version/changed-by-*", 6},
                         Row{"", all_mutants().size()}})
    EXPECT_THAT(chosen_mutants(row.glob), SizeIs(row.mutants)) << row.glob;
}

/// Requests that real clients send by mistake, and some that nobody sends.
std::vector<http::Request> odd_requests() {
  const http::Headers json = {{"Content-Type", "application/json"}};
  return {
      {"", "", {}, ""},
      {"PUT", "*", {}, ""},
      {"PUT", "/2015-03-31/functions", json, "{}"},
      {"PUT", "/2015-03-31/functions/", json, "{}"},
      {"PUT", "/2015-03-31/functions//code", json, "{}"},
      {"PUT", "/2015-03-31/functions/%/code", json, "{}"},
      {"PUT", "/2015-03-31/functions/:::/code", json, "{\"ZipFile\":null}"},
      {"PUT", "/2015-03-31/functions/arn:/code", json, "[]"},
      {"PUT", "/2015-03-31/functions/a:1/code", json, "{\"DryRun\":true,\"Publish\":true,\"ZipFile\":\"=\"}"},
      {"PUT", "/2015-03-31/functions/f/code", json, "{\"S3Bucket\":\"\",\"S3Key\":[],\"RevisionId\":5}"},
      {"PUT", "/2015-03-31/functions/f/code", json, "{\"a\":1,\"a\":1e999}"},
      {"PUT", "/2015-03-31/functions/f/code", json, std::string("\0{", 2)},
      {"GET", "/2015-03-31/functions/f/versions?Marker=x", {}, ""},
      {"GET", "/2015-03-31/functions/f?Qualifier=%", {}, ""},
      {"DELETE", "/2015-03-31/functions/f/code", {}, ""},
      {"POST", "/2015-03-31/functions", json, "null"}};
}

TEST(Mutants, AnswerWhateverTheyAreAsked) {
  const auto clock = std::make_shared<Clock>();
  for (const Mutant& mutant : all_mutants()) {
    const http::Handler handler = mutant.make(new_reference(clock, std::make_shared<service::NoBuckets>()));
    for (const http::Request& request : odd_requests())
      EXPECT_GE(handler(request).status, 200) << mutant.id << ": " << request.method << " " << request.target;
  }
}

}  // namespace
}  // namespace plumbline::power
