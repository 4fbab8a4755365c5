#include "report/journal_set.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class JournalSetTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = ::testing::TempDir() + "journals-XXXXXX";
    ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static RunFacts shard(const std::string& which) {
    RunFacts facts = small_facts();
    facts.selection = "all cases, shard " + which;
    facts.settings = {{"filter", ""}, {"shard", which}, {"depth", "0"}};
    return facts;
  }

  std::string journal(const std::string& name, const RunFacts& facts, const std::vector<std::string>& passes,
                      const std::string& end = end_line({2, 1.5, {{"need S3", 1}}, ""})) {
    const std::string file = folder_ + "/" + name;
    std::ofstream out(file, std::ios::binary);
    out << head_line(facts);
    for (const std::string& id : passes) out << outcome_line(passed(id));
    out << end;
    return file;
  }

  Result<JournalSet, std::string> read(const std::vector<std::string>& files) {
    ids_.clear();
    return read_journals(files, {{}, [&](const suite::Outcome& outcome) { ids_.push_back(outcome.id); }});
  }

  std::string folder_;
  std::vector<std::string> ids_;
};

TEST_F(JournalSetTest, MakesOneRunOfShards) {
  const auto set = read({journal("1", shard("1/2"), {"a"}), journal("2", shard("2/2"), {"b", "c"})});
  ASSERT_TRUE(set) << set.error();
  EXPECT_THAT(ids_, UnorderedElementsAre("a", "b", "c"));
  EXPECT_EQ(set->end, (JournalEnd{4, 3.0, {{"need S3", 2}}, ""}));
  EXPECT_EQ(set->facts.selection, "all cases");
  EXPECT_EQ(set->facts.seed, 7);
}

TEST_F(JournalSetTest, SaysWhichShardsAreMissing) {
  const auto set = read({journal("1", shard("1/4"), {"a"}), journal("3", shard("3/4"), {"b"})});
  ASSERT_TRUE(set) << set.error();
  EXPECT_EQ(set->end.given_up, "journals of shards are missing: 2/4, 4/4");
}

TEST_F(JournalSetTest, LeavesOneJournalAsItIs) {
  const auto set = read({journal("1", shard("1/4"), {"a"})});
  ASSERT_TRUE(set) << set.error();
  EXPECT_THAT(set->end.given_up, IsEmpty());
  EXPECT_EQ(set->facts.selection, "all cases, shard 1/4");
}

TEST_F(JournalSetTest, SaysWhereARunNeverEnded) {
  const auto set = read({journal("1", shard("1/2"), {"a"}, ""), journal("2", shard("2/2"), {"b"})});
  ASSERT_TRUE(set) << set.error();
  EXPECT_THAT(set->end.given_up, HasSubstr("/1 ends before its run did"));
}

TEST_F(JournalSetTest, RefusesPartsOfDifferentRuns) {
  RunFacts other_seed = shard("2/2");
  other_seed.seed = 8;
  RunFacts other_depth = shard("2/2");
  other_depth.settings.back().value = "1";
  const std::string first = journal("1", shard("1/2"), {"a"});
  struct Row {
    std::string file;
    std::string error;
  };
  const Row rows[] = {{journal("seed", other_seed, {"b"}), "--seed was '7' and is '8'"},
                      {journal("depth", other_depth, {"b"}), "--depth was '0' and is '1'"},
                      {journal("twice", shard("2/2"), {"b", "a"}), "the case a is there twice"},
                      {folder_ + "/none", "cannot be opened"}};
  for (const Row& row : rows) {
    const auto set = read({first, row.file});
    ASSERT_FALSE(set) << row.file;
    EXPECT_THAT(set.error(), HasSubstr(row.error));
  }
}

}  // namespace
}  // namespace plumbline::report
