#include "disk/directory_lock.h"

#include <fstream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "disk/scratch_folder.h"

namespace plumbline::disk {
namespace {

using ::testing::HasSubstr;

TEST(DirectoryLock, IsForOneAtATimeAndNamesTheOther) {
  const ScratchFolder folder;
  auto first = DirectoryLock::take(folder.path());
  ASSERT_TRUE(first);
  const auto second = DirectoryLock::take(folder.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error(), folder.path().string() + " is in use by process " + std::to_string(::getpid()));
  { const DirectoryLock released = *std::move(first); }
  EXPECT_TRUE(DirectoryLock::take(folder.path())) << "the file stays, its lock does not";
}

TEST(DirectoryLock, TakesOverWhatOthersHaveWrittenInTheFile) {
  const ScratchFolder folder;
  std::ofstream(folder.path() / "lock") << "4711 and a long text that is no number";
  const auto lock = DirectoryLock::take(folder.path());
  ASSERT_TRUE(lock);
  std::ifstream in(folder.path() / "lock");
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, std::to_string(::getpid()));
}

TEST(DirectoryLock, SaysWhatItCouldNotOpen) {
  const ScratchFolder folder;
  const auto lock = DirectoryLock::take(folder.path() / "missing");
  ASSERT_FALSE(lock);
  EXPECT_THAT(lock.error(), HasSubstr("missing/lock: No such file or directory"));
}

}  // namespace
}  // namespace plumbline::disk
