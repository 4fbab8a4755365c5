#include "package/inspect_package.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "package/stored_zip.h"
#include "package/zip_writer.h"

namespace plumbline::package {
namespace {

constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::string_view directory_header = "PK\x01\x02";

ZipEntry stored(std::string name, std::string content, std::uint32_t unix_mode = 0100644) {
  return {std::move(name), std::move(content), false, unix_mode};
}

/// Whether the bytes are gone through without libzip.
bool is_plain(std::string_view bytes, const ZipLimits& limits = {}) {
  return read_stored_zip(bytes, limits).has_value();
}

/// One pass says what two say.
void expect_same_as_apart(std::string_view bytes, const ZipLimits& limits, const std::string& what) {
  const auto facts = inspect_zip(bytes, limits);
  const auto inspected = inspect_package(bytes, limits);
  ASSERT_EQ(inspected.has_value(), facts.has_value()) << what;
  if (!facts) {
    EXPECT_EQ(inspected.error(), facts.error()) << what;
    return;
  }
  EXPECT_EQ(inspected->facts, *facts) << what;
  EXPECT_EQ(inspected->sha256, sha256(bytes)) << what;
}

/// An archive of two stored entries, with one of its numbers written otherwise.
std::string with_number(std::string bytes, std::string_view header, std::size_t offset,
                        std::uint16_t number) {
  const std::size_t at = bytes.find(header) + offset;
  bytes[at] = static_cast<char>(number & 0xFFU);
  bytes[at + 1] = static_cast<char>(number >> 8U);
  return bytes;
}

const std::string& plain_zip() {
  static const std::string zip =
      make_zip(std::array{stored("a", std::string(100, 'a')), stored("lib/", ""), stored("lib/b", "12")});
  return zip;
}

std::vector<std::string> archives() {
  return {
      make_zip({}),
      plain_zip(),
      make_zip(std::array{stored("large", std::string(300'000, 'x')), stored("small", "y")}),
      make_zip(std::array{ZipEntry{"a", std::string(100, 'a')}, stored("b", "bb")}),
      make_zip(std::array{stored("link", "a", 0120777)}),
      make_zip(std::array{stored("../a", "x")}),
      make_zip(std::array{stored("\xC3\xA9", "x")}),
      make_zip(std::array{stored("inner.zip", plain_zip())}),
      make_zip(std::array{stored("PK\x05\x06", "x")}),
      "",
      "PK",
      plain_zip() + "x",
      "x" + plain_zip(),
      plain_zip() + plain_zip(),
  };
}

TEST(ReadStoredZip, finds_what_is_in_a_plain_archive) {
  const auto entries = read_stored_zip(plain_zip(), {});
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 3U);
  EXPECT_EQ(entries->front().content, std::string(100, 'a'));
  EXPECT_EQ(entries->at(1).content, "");
  EXPECT_EQ(entries->back().content, "12");
  EXPECT_EQ(entries->back().content.data(), plain_zip().data() + plain_zip().find("12"));
  EXPECT_EQ(entries->at(1).crc32, 0U);
  EXPECT_TRUE(is_plain(make_zip({})));
}

TEST(ReadStoredZip, leaves_the_rest_to_libzip) {
  const std::vector<std::string> others = {
      "",
      "PK\x05\x06",
      make_zip(std::array{ZipEntry{"a", std::string(100, 'a'), true}}),
      make_zip(std::array{stored("link", "a", 0120777)}),
      make_zip(std::array{stored("../a", "x")}),
      make_zip(std::array{stored("\xC3\xA9", "x")}),
      make_zip(std::array{stored("inner.zip", plain_zip())}),
      "x" + plain_zip(),
      plain_zip() + "x",
      plain_zip() + plain_zip(),
      with_number(plain_zip(), local_header, 6, 8),       // sizes after the content
      with_number(plain_zip(), local_header, 26, 2),      // another length of the name
      with_number(plain_zip(), directory_header, 8, 1),   // encrypted
      with_number(plain_zip(), directory_header, 10, 8),  // compressed
      with_number(plain_zip(), directory_header, 42, 1),  // a header elsewhere
      with_number(plain_zip(), "PK\x05\x06", 4, 1),       // a disk of several
      with_number(plain_zip(), "PK\x05\x06", 10, 2),      // another number of entries
  };
  for (const std::string& bytes : others) {
    EXPECT_FALSE(is_plain(bytes)) << testing::PrintToString(bytes);
  }
}

TEST(ReadStoredZip, keeps_the_limits) {
  EXPECT_TRUE(is_plain(plain_zip(), {.unzipped_bytes_max = 102, .entries_max = 3}));
  EXPECT_FALSE(is_plain(plain_zip(), {.unzipped_bytes_max = 101}));
  EXPECT_FALSE(is_plain(plain_zip(), {.entries_max = 2}));
}

TEST(InspectPackage, says_what_inspect_zip_and_sha256_say) {
  for (const std::string& bytes : archives()) {
    for (const ZipLimits& limits :
         {ZipLimits{}, ZipLimits{.unzipped_bytes_max = 101, .symlinks_allowed = true},
          ZipLimits{.entries_max = 1}}) {
      expect_same_as_apart(bytes, limits, testing::PrintToString(bytes.substr(0, 300)));
    }
  }
}

TEST(InspectPackage, refuses_a_wrong_checksum) {
  std::string package = make_zip(std::array{stored("a", "x"), stored("b", std::string(200'000, 'y'))});
  ASSERT_TRUE(is_plain(package));
  ASSERT_TRUE(inspect_package(package));
  package[package.find('y') + 150'000] = 'Y';
  const auto refused = inspect_package(package);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, PackageError::Kind::damaged);
  EXPECT_EQ(refused.error().entry, "b");
}

TEST(InspectPackage, says_the_same_after_every_change_of_one_byte) {
  std::size_t still_plain = 0;
  for (std::size_t at = 0; at < plain_zip().size(); ++at) {
    for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
      std::string changed = plain_zip();
      changed[at] = static_cast<char>(changed[at] ^ change);
      still_plain += is_plain(changed) ? 1U : 0U;
      expect_same_as_apart(changed, {},
                           "byte " + std::to_string(at) + " changed by " + std::to_string(change));
    }
  }
  EXPECT_GT(still_plain,
            1000U);  // contents, checksums, attributes, names: read here, and held against libzip
}

TEST(InspectPackage, says_the_same_of_every_archive_cut_short) {
  for (std::size_t size = 0; size < plain_zip().size(); ++size) {
    expect_same_as_apart(plain_zip().substr(0, size), {}, std::to_string(size) + " bytes");
  }
}

}  // namespace
}  // namespace plumbline::package
