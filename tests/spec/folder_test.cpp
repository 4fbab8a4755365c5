#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disk/scratch_folder.h"
#include "spec/load.h"
#include "spec/small_spec.h"

namespace plumbline::spec {
namespace {

namespace fs = std::filesystem;

class Folder : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_ / "scenarios"); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  const disk::ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
};

TEST_F(Folder, IsReadAsItIs) {
  const Files files = small_spec();
  for (const auto& [name, text] : files) write(name, text);
  write("README.md", "# not a spec");
  const auto read = read_folder(folder_.string());
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(*read, files);
}

TEST_F(Folder, NeedsNoScenarios) {
  fs::remove(folder_ / "scenarios");
  write("clauses.json", "{}");
  const auto read = read_folder(folder_.string());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->size(), 1U);
}

TEST_F(Folder, IsNamedWhereItIsMissing) {
  const std::string nowhere = (folder_ / "nowhere").string();
  const auto read = read_folder(nowhere);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().file, nowhere);
}

TEST_F(Folder, WithAFolderForAFileIsRefused) {
  fs::create_directories(folder_ / "clauses.json");
  const auto read = read_folder(folder_.string());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().file, "clauses.json");
}

}  // namespace
}  // namespace plumbline::spec
