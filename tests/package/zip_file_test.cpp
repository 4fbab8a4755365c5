#include "package/zip_file.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::package {
namespace {

using ::testing::HasSubstr;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string content_of(std::FILE* file) {
  std::rewind(file);
  std::string content;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) content += static_cast<char>(c);
  return content;
}

TEST(ZipFile, HoldsTheBytesThatMemoryWould) {
  const std::array entries = {ZipEntry{"a/index.js", std::string(100'000, 'a')},
                              ZipEntry{"stored", std::string(70'000, ' '), false},
                              ZipEntry{"empty", "", true, 0100755}};
  const File file(std::tmpfile());
  ASSERT_NE(file, nullptr);
  ASSERT_TRUE(write_zip(file.get(), entries));
  EXPECT_EQ(content_of(file.get()), make_zip(entries));
}

TEST(ZipFile, SaysThatADiskIsFull) {
  const File full(std::fopen("/dev/full", "w+b"));
  if (full == nullptr) GTEST_SKIP() << "the system has no /dev/full";
  const auto written = write_zip(full.get(), std::array{ZipEntry{"a", std::string(100'000, 'a'), false}});
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error(), HasSubstr("No space left on device"));
}

}  // namespace
}  // namespace plumbline::package
