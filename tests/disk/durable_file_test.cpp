#include "disk/durable_file.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disk/scratch_folder.h"

namespace plumbline::disk {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename());
  return names;
}

TEST(WriteDurably, LeavesTheFileAndNothingElse) {
  const ScratchFolder folder;
  for (const std::string& content :
       {std::string(), std::string("one"), std::string("a\0b", 3), std::string(3'000'000, 'x')}) {
    ASSERT_TRUE(write_durably(folder.path(), "a.tmp", "a", content));
    EXPECT_EQ(read_file(folder.path() / "a"), content);
    EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("a"));
  }
}

TEST(WriteDurably, SaysWhatItCouldNotWrite) {
  const ScratchFolder folder;
  const auto missing = write_durably(folder.path() / "missing", "a.tmp", "a", "x");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error(), HasSubstr("missing/a.tmp: No such file or directory"));

  std::filesystem::create_directory(folder.path() / "a");
  const auto taken = write_durably(folder.path(), "a.tmp", "a", "x");
  ASSERT_FALSE(taken);
  EXPECT_THAT(taken.error(), HasSubstr("/a: Is a directory"));
  EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("a")) << "no temporary file stays";
}

TEST(ReadFile, TellsNoFileFromOneThatCannotBeRead) {
  const ScratchFolder folder;
  EXPECT_EQ(read_file(folder.path() / "missing"), std::nullopt);
  EXPECT_FALSE(read_file(folder.path())) << "a folder";
  std::ofstream(folder.path() / "file");
  EXPECT_FALSE(read_file(folder.path() / "file" / "below"));
}

TEST(MakeFolder, MakesAllThatIsMissing) {
  const ScratchFolder folder;
  EXPECT_TRUE(make_folder(folder.path() / "a" / "b" / "c"));
  EXPECT_TRUE(make_folder(folder.path() / "a" / "b" / "c")) << "again";
  EXPECT_THAT(names_in(folder.path() / "a" / "b"), UnorderedElementsAre("c"));
  EXPECT_TRUE(make_folder((folder.path() / "d" / "").string())) << "with a slash at its end";
  EXPECT_THAT(names_in(folder.path() / "d"), IsEmpty());
  std::ofstream(folder.path() / "file");
  const auto below_file = make_folder(folder.path() / "file" / "below");
  ASSERT_FALSE(below_file);
  EXPECT_THAT(below_file.error(), HasSubstr("file"));
}

TEST(Lengthen, AddsZerosAndTakesNothing) {
  const ScratchFolder folder;
  const auto path = folder.path() / "log";
  std::ofstream(path) << "abc";
  ASSERT_TRUE(lengthen(path, 5));
  EXPECT_EQ(read_file(path), std::string("abc\0\0", 5));
  ASSERT_TRUE(lengthen(path, 2));
  EXPECT_EQ(read_file(path), std::string("abc\0\0", 5));
  EXPECT_FALSE(lengthen(folder.path() / "missing", 1));
}

}  // namespace
}  // namespace plumbline::disk
