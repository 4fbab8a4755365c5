#include "disk/sqlite.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disk/scratch_folder.h"

namespace plumbline::disk {
namespace {

using ::testing::HasSubstr;

TEST(Database, GivesBackWhatWasBound) {
  const ScratchFolder folder;
  auto database = Database::open(folder.path() / "db");
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->execute("CREATE TABLE t (a INTEGER, b TEXT, c TEXT) STRICT"));
  auto insert = database->prepare("INSERT INTO t VALUES (?, ?, ?)");
  ASSERT_TRUE(insert);
  const std::string with_nul("x\0y", 3);
  ASSERT_TRUE(insert->run(std::int64_t{1}, with_nul, std::optional<std::string>()));
  ASSERT_TRUE(insert->run(std::int64_t{-9'000'000'000}, std::string_view(), std::optional<std::string>("z")))
      << "a statement runs again";

  auto select = database->prepare("SELECT a, b, c FROM t ORDER BY a");
  ASSERT_TRUE(select);
  ASSERT_EQ(select->next_row(), true);
  EXPECT_EQ(select->integer(0), -9'000'000'000);
  EXPECT_EQ(select->text(1), "");
  EXPECT_FALSE(select->is_null(1)) << "an empty text is a text";
  EXPECT_EQ(select->text(2), "z");
  ASSERT_EQ(select->next_row(), true);
  EXPECT_EQ(select->text(1), with_nul);
  EXPECT_TRUE(select->is_null(2));
  EXPECT_EQ(select->next_row(), false);
  EXPECT_EQ(database->ask("SELECT count(*) FROM t"), "2");
  auto count = database->prepare("SELECT count(*) FROM t WHERE a > ?");
  ASSERT_TRUE(count);
  EXPECT_EQ(count->run_for_integer(std::int64_t{0}), 1);
}

TEST(Database, SaysWhatItRefuses) {
  const ScratchFolder folder;
  EXPECT_FALSE(Database::open(folder.path())) << "a folder";
  auto database = Database::open(folder.path() / "db");
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->execute("CREATE TABLE t (a INTEGER NOT NULL UNIQUE)"));
  EXPECT_THAT(database->prepare("SELECT b FROM t").error().message, HasSubstr("no such column: b"));
  EXPECT_THAT(database->execute("nonsense").error().message, HasSubstr("syntax error"));
  auto insert = database->prepare("INSERT INTO t VALUES (?)");
  ASSERT_TRUE(insert);
  ASSERT_TRUE(insert->run(std::int64_t{1}));
  const auto twice = insert->run(std::int64_t{1});
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().message, HasSubstr("UNIQUE"));
  EXPECT_TRUE(insert->run(std::int64_t{2})) << "after a refusal too";
}

TEST(Database, IsNotWhatHasNoHeader) {
  const ScratchFolder folder;
  std::ofstream(folder.path() / "db") << std::string(5000, 'x');
  auto database = Database::open(folder.path() / "db");
  ASSERT_TRUE(database) << "SQLite looks when it is asked something";
  const auto answer = database->ask("PRAGMA user_version");
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().message, HasSubstr("not a database"));
}

}  // namespace
}  // namespace plumbline::disk
