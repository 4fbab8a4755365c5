#include "report/journal_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A folder that is gone after the test.
class JournalFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "journal-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    file_ = name + "/run.ndjson";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string content() const {
    std::ifstream in(file_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  std::string folder_;
  std::string file_;
};

TEST_F(JournalFileTest, IsMadeAndAppendedTo) {
  {
    auto journal = JournalFile::create(file_);
    ASSERT_TRUE(journal);
    journal->append("one\n");
    journal->append("two\n");
    EXPECT_THAT(journal->failure(), IsEmpty());
  }
  EXPECT_EQ(content(), "one\ntwo\n");
}

TEST_F(JournalFileTest, IsNeverWrittenOver) {
  { std::ofstream(file_) << "something\n"; }
  const auto journal = JournalFile::create(file_);
  ASSERT_FALSE(journal);
  EXPECT_THAT(journal.error(), HasSubstr("is there already"));
  EXPECT_EQ(content(), "something\n");
}

TEST_F(JournalFileTest, GoesOnBehindTheLastWholeLine) {
  { std::ofstream(file_) << "one\ntor"; }
  {
    auto journal = JournalFile::reopen(file_);
    ASSERT_TRUE(journal);
    ASSERT_TRUE(journal->cut_after(4));
    journal->append("two\n");
  }
  EXPECT_EQ(content(), "one\ntwo\n");
}

TEST_F(JournalFileTest, BelongsToOneRunAtATime) {
  const auto first = JournalFile::create(file_);
  ASSERT_TRUE(first);
  for (const auto& second :
       {JournalFile::create(file_).map([](auto&&) {}), JournalFile::reopen(file_).map([](auto&&) {})}) {
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error(), HasSubstr("another run is writing this journal"));
  }
}

TEST_F(JournalFileTest, SaysWhyItCannotBeHad) {
  EXPECT_THAT(JournalFile::create(folder_ + "/none/run.ndjson").error(),
              HasSubstr("No such file or directory"));
  EXPECT_THAT(JournalFile::reopen(file_).error(), HasSubstr("No such file or directory"));
  EXPECT_THAT(JournalFile::create(folder_).error(), HasSubstr("directory"));
}

TEST_F(JournalFileTest, SaysWhatWentWrongWhileWriting) {
  auto journal = JournalFile::reopen("/dev/full");
  ASSERT_TRUE(journal) << journal.error();
  journal->append("one\n");
  EXPECT_THAT(journal->failure(), HasSubstr("No space left"));
}

}  // namespace
}  // namespace plumbline::report
