#include <array>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

std::string zip_with(std::string name, std::string content, std::uint32_t unix_mode = 0100644) {
  return package::make_zip(std::array{
      package::ZipEntry{.name = std::move(name), .content = std::move(content), .unix_mode = unix_mode}});
}

/// The zip with that byte at that distance from each header that begins so.
std::string with_header_byte(std::string zip, std::string_view header, std::size_t offset, char byte) {
  for (std::size_t at = zip.find(header); at != std::string::npos; at = zip.find(header, at + 1)) {
    zip[at + offset] = byte;
  }
  return zip;
}

std::string encrypted(std::string zip) {
  return with_header_byte(with_header_byte(std::move(zip), "PK\x03\x04", 6, 1), "PK\x01\x02", 8, 1);
}

std::string compressed_in_an_unknown_way(std::string zip) {
  return with_header_byte(with_header_byte(std::move(zip), "PK\x03\x04", 8, 77), "PK\x01\x02", 10, 77);
}

/// A zip whose headers say that its one entry has one byte.
std::string that_says_it_is_small(std::string zip) {
  for (std::size_t place = 0; place < 4; ++place) {
    const char byte = place == 0 ? '\x01' : '\0';
    zip = with_header_byte(std::move(zip), "PK\x03\x04", 22 + place, byte);
    zip = with_header_byte(std::move(zip), "PK\x01\x02", 24 + place, byte);
  }
  return zip;
}

struct Row {
  const char* why;
  std::string zip;
  std::string message;
};

/// What is no package is told so, by update, dry run and creation, and changes nothing.
TEST(Packages, AreRefusedWhereTheyCannotBeUnpackedAsTheyAre) {
  const std::string no_zip =
      "Could not unzip uploaded file. Please check your file, then try to upload again.";
  const std::string good = zip_of("two");
  const std::vector<Row> rows{
      {"no zip", "no zip", no_zip},
      {"a tarball", std::string("\x1F\x8B\x08\0\0", 5), no_zip},
      {"cut short in its directory", good.substr(0, good.size() - 5), no_zip},
      {"cut short in its content", good.substr(0, 40), no_zip},
      {"its beginning gone", good.substr(10), no_zip},
      {"encrypted", encrypted(good), no_zip},
      {"compressed in an unknown way", compressed_in_an_unknown_way(good), no_zip},
      {"absolute path", zip_with("/etc/passwd", "x"), no_zip},
      {"climbing path", zip_with("a/../../b", "x"), no_zip},
      {"climbing path with the other slash", zip_with("..\\b", "x"), no_zip},
      {"a size that is not its own", that_says_it_is_small(zip_with("a", std::string(5000, 'x'))), no_zip},
      {"no entries", package::make_zip({}), "Uploaded file must be a non-empty zip"},
      {"no bytes", "", "Uploaded file must be a non-empty zip"},
  };
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const std::string text = package::encode_base64(row.zip);
    for (const Reply& reply : {world.update_code("fn", row.zip), world.create("other", row.zip),
                               world.update("fn", json::Object{{"DryRun", true}, {"ZipFile", text}}),
                               world.update("fn", json::Object{{"Publish", true}, {"ZipFile", text}})}) {
      EXPECT_EQ(reply.status(), 400);
      EXPECT_EQ(reply.error_type(), "InvalidParameterValueException");
      EXPECT_EQ(reply.message(), row.message);
    }
    EXPECT_EQ(world.everything_of("fn"), before);
    EXPECT_EQ(world.configuration_of("other").status(), 404);
  }
}

TEST(Packages, MayHoldSymbolicLinksAndFolders) {
  World world;
  world.create("fn");
  EXPECT_EQ(world.update_code("fn", zip_with("link", "../outside", 0120777)).status(), 200);
  const std::string with_folder =
      package::make_zip(std::array{package::ZipEntry{.name = "lib/", .content = ""},
                                   package::ZipEntry{.name = "lib/a..b", .content = "x"}});
  EXPECT_EQ(world.update_code("fn", with_folder).status(), 200);
  EXPECT_EQ(world.package_of("fn"), with_folder) << "the exact bytes";
}

/// The recorded limits themselves. What is unzipped is counted to the last byte in update_function_code_test,
/// with a smaller limit.
TEST(Packages, EndAtTheRecordedLimits) {
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");

  const std::string zeros = zip_with("zeros", std::string(262'144'000, '\0'));
  const Reply unzipped = world.update_code("fn", zeros);
  EXPECT_EQ(unzipped.status(), 400);
  EXPECT_EQ(unzipped.message(), "Unzipped size must be smaller than 262144000 bytes");
  const Reply bomb = world.update_code("fn", that_says_it_is_small(zeros));
  EXPECT_EQ(bomb.status(), 400) << "no header is believed";

  const std::string stored = package::make_zip(std::array{
      package::ZipEntry{.name = "a", .content = std::string(52'428'801, 'a'), .compressed = false}});
  const Reply zipped = world.update_code("fn", stored);
  EXPECT_EQ(zipped.status(), 413);
  EXPECT_EQ(zipped.error_type(), "RequestEntityTooLargeException");
  EXPECT_EQ(zipped.message(), "Zipped size must be smaller than 52428800 bytes");
  const Reply inline_max = world.update_code("fn", stored.substr(0, 52'428'800));
  EXPECT_EQ(inline_max.status(), 400) << "it is looked at, and found cut short";

  const std::string path = "/2015-03-31/functions/fn/code";
  const Reply request_max = world.send("PUT", path, std::string(70'167'211, ' '));
  EXPECT_EQ(request_max.error_type(), "SerializationException");
  const Reply request = world.send("PUT", path, std::string(70'167'212, ' '));
  EXPECT_EQ(request.status(), 413);
  EXPECT_THAT(request.message(), HasSubstr("70167211 bytes"));
  EXPECT_EQ(world.everything_of("fn"), before);
}

TEST(Packages, CountAgainstTheStorageOfTheAccount) {
  Settings settings;
  const std::string zip = zip_of("one");
  settings.limits.code_storage_bytes_max = 3 * zip.size();
  World world(settings);
  ASSERT_EQ(world.create("fn", zip).status(), 201);
  ASSERT_EQ(world.publish("fn").status(), 201);
  ASSERT_EQ(world.create("other", zip).status(), 201) << "the same bytes are counted again, up to the limit";
  const std::string before = world.everything_of("fn");
  const std::string text = package::encode_base64(zip);
  for (const Reply& reply :
       {world.create("more", zip), world.update_code("fn", zip_of("longer")),
        world.update("fn", json::Object{{"Publish", true}, {"ZipFile", text}}),
        world.update("fn", json::Object{{"Publish", true}, {"DryRun", true}, {"ZipFile", text}})}) {
    EXPECT_EQ(reply.status(), 400);
    EXPECT_EQ(reply.error_type(), "CodeStorageExceededException");
    EXPECT_EQ(reply.message(), "Code storage limit exceeded.");
  }
  EXPECT_EQ(world.everything_of("fn"), before);
  ASSERT_EQ(world.send("DELETE", "/2015-03-31/functions/other").status(), 204);
  EXPECT_EQ(world.update("fn", json::Object{{"Publish", true}, {"ZipFile", text}}).status(), 200);
}

}  // namespace
}  // namespace plumbline::service
