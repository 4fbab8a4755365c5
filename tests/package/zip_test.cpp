#include "package/zip.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "package/zip_writer.h"

namespace plumbline::package {
namespace {

using Kind = PackageError::Kind;

constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::string_view directory_header = "PK\x01\x02";

/// The kind of refusal, or nullopt where the bytes are a package.
std::optional<Kind> refusal_of(std::string_view bytes, const ZipLimits& limits = {}) {
  const auto facts = inspect_zip(bytes, limits);
  return facts ? std::nullopt : std::optional(facts.error().kind);
}

/// The package with one byte of every header of that kind changed.
std::string with_header_byte(std::string package, std::string_view header, std::size_t offset, char byte) {
  for (std::size_t at = package.find(header); at != std::string::npos; at = package.find(header, at + 1)) {
    package[at + offset] = byte;
  }
  return package;
}

/// The package with that size declared for every entry, whatever its content.
std::string with_declared_size(std::string package, std::uint32_t bytes) {
  for (std::size_t place = 0; place < 4; ++place) {
    const char byte = static_cast<char>(bytes >> (8 * place));
    package = with_header_byte(std::move(package), local_header, 22 + place, byte);
    package = with_header_byte(std::move(package), directory_header, 24 + place, byte);
  }
  return package;
}

std::string package_of(const std::string& name, const std::string& content, bool compressed = false) {
  return make_zip(std::array{ZipEntry{name, content, compressed}});
}

TEST(InspectZip, counts_entries_and_bytes) {
  const std::vector<ZipEntry> entries = {{"index.js", std::string(1000, 'x')},
                                         {"lib/", ""},
                                         {"lib/a..b/...", "abc", false},
                                         {"..a/b..", "d"},
                                         {"C:x", ""}};
  EXPECT_EQ(inspect_zip(make_zip(entries)), (PackageFacts{5, 1004}));
  EXPECT_EQ(inspect_zip(make_zip({})), (PackageFacts{0, 0}));
}

TEST(InspectZip, refuses_what_is_no_zip) {
  EXPECT_EQ(refusal_of(""), Kind::empty);
  for (const std::string& bytes :
       {std::string("x"), std::string("not a zip"), std::string("PK"), std::string(22, '\0'),
        std::string("\x1F\x8B\x08", 3) + std::string(100, 'z'),
        std::string("PK\x05\x06", 4) + std::string(17, '\0')}) {
    EXPECT_EQ(refusal_of(bytes), Kind::not_a_zip) << bytes;
  }
}

TEST(InspectZip, refuses_a_zip_cut_short_anywhere) {
  const std::string package =
      make_zip(std::array{ZipEntry{"a", std::string(200, 'a')}, ZipEntry{"b", "bb", false}});
  ASSERT_EQ(refusal_of(package), std::nullopt);
  for (std::size_t bytes = 4; bytes < package.size(); ++bytes) {
    EXPECT_EQ(refusal_of(package.substr(0, bytes)), Kind::truncated) << bytes;
  }
}

TEST(InspectZip, refuses_a_path_that_leads_outside) {
  for (const char* name :
       {"/etc/passwd", "../a", "a/../../b", "a/..", "..", "\\a", "a\\..\\b", "..\\a", "//a"}) {
    const auto facts = inspect_zip(package_of(name, "x"));
    ASSERT_FALSE(facts) << name;
    EXPECT_EQ(facts.error(), (PackageError{Kind::unsafe_path, name, ""}));
  }
}

TEST(InspectZip, refuses_a_symbolic_link_unless_allowed) {
  const std::string package = make_zip(std::array{ZipEntry{"a", "x"}, ZipEntry{"link", "a", false, 0120777}});
  EXPECT_EQ(inspect_zip(package).error(), (PackageError{Kind::symlink, "link", ""}));
  EXPECT_EQ(inspect_zip(package, {.symlinks_allowed = true}), (PackageFacts{2, 2}));
}

TEST(InspectZip, refuses_an_encrypted_entry) {
  std::string package = package_of("secret", "x");
  package = with_header_byte(package, local_header, 6, 1);
  package = with_header_byte(package, directory_header, 8, 1);
  EXPECT_EQ(inspect_zip(package).error(), (PackageError{Kind::encrypted, "secret", ""}));
}

TEST(InspectZip, refuses_an_unknown_compression) {
  std::string package = package_of("a", "x");
  package = with_header_byte(package, local_header, 8, 77);
  package = with_header_byte(package, directory_header, 10, 77);
  EXPECT_EQ(refusal_of(package), Kind::unsupported);
}

TEST(InspectZip, refuses_a_wrong_checksum) {
  std::string package = package_of("a", "content");
  package[package.find("content")] = 'C';
  const auto facts = inspect_zip(package);
  ASSERT_FALSE(facts);
  EXPECT_EQ(facts.error().kind, Kind::damaged);
  EXPECT_EQ(facts.error().entry, "a");
  EXPECT_FALSE(facts.error().reason.empty());
}

TEST(InspectZip, refuses_compressed_data_that_is_damaged) {
  const std::string package = package_of("a", std::string(1000, 'a') + "bcd", true);
  std::string damaged = package;
  damaged[31] = '\xFF';  // the first byte after the header of 30 and the name of one
  EXPECT_EQ(refusal_of(package), std::nullopt);
  EXPECT_EQ(refusal_of(damaged), Kind::damaged);
}

TEST(InspectZip, bounds_the_size_that_is_declared) {
  const std::string package =
      make_zip(std::array{ZipEntry{"a", std::string(600, 'a')}, ZipEntry{"b", std::string(400, 'b')}});
  EXPECT_EQ(refusal_of(package, {.unzipped_bytes_max = 1000}), std::nullopt);
  EXPECT_EQ(inspect_zip(package, {.unzipped_bytes_max = 999}).error(),
            (PackageError{Kind::too_large, "b", ""}));
  EXPECT_EQ(inspect_zip(package, {.unzipped_bytes_max = 0}).error(),
            (PackageError{Kind::too_large, "a", ""}));
}

TEST(InspectZip, bounds_the_size_of_a_package_as_recorded) {
  const std::string package = package_of("a", "x", true);
  EXPECT_EQ(refusal_of(with_declared_size(package, 262'144'000)), Kind::too_large);
  EXPECT_EQ(refusal_of(with_declared_size(package, 0xFFFF'FFFE)), Kind::too_large);
  // Within the limit, but not what is there.
  EXPECT_EQ(refusal_of(with_declared_size(package, 262'143'999)), Kind::damaged);
}

TEST(InspectZip, bounds_the_size_that_is_found) {
  const std::string bomb = with_declared_size(package_of("bomb", std::string(1'000'000, '\0'), true), 1);
  EXPECT_EQ(inspect_zip(bomb, {.unzipped_bytes_max = 100'000}).error(),
            (PackageError{Kind::too_large, "bomb", ""}));
  EXPECT_EQ(refusal_of(bomb, {.unzipped_bytes_max = 1'000'000}), Kind::damaged);
}

TEST(InspectZip, bounds_the_number_of_entries) {
  std::vector<ZipEntry> entries;
  for (int i = 0; i < 20; ++i) entries.push_back({std::to_string(i), ""});
  const std::string package = make_zip(entries);
  EXPECT_EQ(refusal_of(package, {.entries_max = 20}), std::nullopt);
  EXPECT_EQ(refusal_of(package, {.entries_max = 19}), Kind::too_many_entries);
}

TEST(InspectZip, survives_every_change_of_one_byte) {
  const std::string package =
      make_zip(std::array{ZipEntry{"a", std::string(100, 'a')}, ZipEntry{"b", "bb", false}});
  std::size_t refusals = 0;
  for (std::size_t at = 0; at < package.size(); ++at) {
    for (const char change : {'\x01', '\x80', '\xFF'}) {
      std::string changed = package;
      changed[at] = static_cast<char>(changed[at] ^ change);
      refusals += refusal_of(changed).has_value() ? 1U : 0U;
    }
  }
  EXPECT_GT(refusals, package.size());
}

TEST(PackageError, has_a_name_for_every_kind) {
  std::set<std::string_view> names;
  for (const Kind kind :
       {Kind::empty, Kind::not_a_zip, Kind::truncated, Kind::damaged, Kind::encrypted, Kind::unsupported,
        Kind::unsafe_path, Kind::symlink, Kind::too_large, Kind::too_many_entries}) {
    names.insert(name_of(kind));
  }
  EXPECT_EQ(names.size(), 10U);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace plumbline::package
