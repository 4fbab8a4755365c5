#include "package/zip_writer.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "package/zip.h"

namespace plumbline::package {
namespace {

const std::vector<ZipEntry> two_files = {{"index.py", "def handler(event, context):\n    return event\n"},
                                         {"data/blob", std::string(1000, 'b'), false}};

TEST(MakeZip, is_read_back) { EXPECT_EQ(inspect_zip(make_zip(two_files)), (PackageFacts{2, 1046})); }

TEST(MakeZip, gives_the_same_bytes_in_any_time_zone) {
  const std::string package = make_zip(two_files);
  for (const char* zone : {"Asia/Tokyo", "America/Los_Angeles", "UTC"}) {
    setenv("TZ", zone, 1);
    tzset();
    EXPECT_EQ(make_zip(two_files), package) << zone;
  }
  unsetenv("TZ");
  tzset();
}

TEST(MakeZip, dates_every_entry_to_the_first_day_of_the_format) {
  const std::string package = make_zip(std::array{ZipEntry{"a", "A", false}});
  EXPECT_EQ(package.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(package.substr(10, 4), std::string("\0\0\x21\0", 4));
}

TEST(MakeZip, is_as_long_as_wanted_where_nothing_is_compressed) {
  const std::size_t frame = make_zip(std::array{ZipEntry{"pad", "", false}}).size();
  for (const std::size_t bytes : {1000U, 4096U, 1'000'000U}) {
    const std::array entries{ZipEntry{"pad", std::string(bytes - frame, '\0'), false}};
    EXPECT_EQ(make_zip(entries).size(), bytes);
  }
  EXPECT_LT(make_zip(std::array{ZipEntry{"pad", std::string(100'000, '\0')}}).size(), 1000U);
}

TEST(MakeZip, of_nothing_is_an_end_record) {
  const std::string package = make_zip({});
  EXPECT_EQ(package.size(), 22U);
  EXPECT_EQ(inspect_zip(package), (PackageFacts{0, 0}));
}

TEST(MakeZip, keeps_the_last_entry_of_a_name) {
  EXPECT_EQ(inspect_zip(make_zip(std::array{ZipEntry{"a", "1"}, ZipEntry{"b", "22"}, ZipEntry{"a", "333"}})),
            (PackageFacts{2, 5}));
}

TEST(MakeZipOfCopies, holds_each_in_a_folder_of_its_own) {
  const ZipEntry entry{"a", "AAA"};
  EXPECT_EQ(make_zip_of_copies(entry, 12), make_zip(std::vector<ZipEntry>{{"0/a", "AAA"},
                                                                          {"1/a", "AAA"},
                                                                          {"2/a", "AAA"},
                                                                          {"3/a", "AAA"},
                                                                          {"4/a", "AAA"},
                                                                          {"5/a", "AAA"},
                                                                          {"6/a", "AAA"},
                                                                          {"7/a", "AAA"},
                                                                          {"8/a", "AAA"},
                                                                          {"9/a", "AAA"},
                                                                          {"10/a", "AAA"},
                                                                          {"11/a", "AAA"}}));
}

}  // namespace
}  // namespace plumbline::package
