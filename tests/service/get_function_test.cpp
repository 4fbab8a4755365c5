#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// Where Code.Location points to, without scheme and host.
std::string path_of_location(const Reply& function) {
  const std::string location = function.text("Code", "Location");
  return location.substr(location.find("/_plumbline"));
}

TEST(GetFunction, AnswersTheConfigurationAndWhereTheCodeIs) {
  World world;
  world.create("fn");
  const Reply function = world.send("GET", "/2015-03-31/functions/fn", "", {{"Host", "127.0.0.1:9001"}});
  ASSERT_EQ(function.status(), 200);
  EXPECT_EQ(*function.body.find("Configuration"), world.configuration_of("fn").body);
  EXPECT_EQ(function.text("Code", "RepositoryType"), "S3");
  EXPECT_THAT(function.text("Code", "Location"), StartsWith("http://127.0.0.1:9001/_plumbline/code/"));
}

TEST(GetFunction, ServesTheBytesOfEachVersionForTenMinutes) {
  World world;
  const std::vector<std::string> zips{zip_of("one"), zip_of("two"), zip_of("three")};
  world.create("fn", zips[0]);
  world.publish("fn");
  world.update("fn", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zips[1])}});
  world.update_code("fn", zips[2]);
  const std::vector<std::pair<std::string, std::string>> rows{
      {"fn:1", zips[0]}, {"fn:2", zips[1]}, {"fn", zips[2]}};
  for (const auto& [name, zip] : rows) {
    SCOPED_TRACE(name);
    const std::string path = path_of_location(world.send("GET", "/2015-03-31/functions/" + name));
    const Reply code = world.send("GET", path);
    EXPECT_EQ(code.status(), 200);
    EXPECT_EQ(code.header("Content-Type"), "application/zip");
    EXPECT_EQ(code.response.body, zip);

    world.now += std::chrono::minutes(10) - std::chrono::milliseconds(1);
    EXPECT_EQ(world.send("GET", path).status(), 200);
    world.now += std::chrono::milliseconds(1);
    EXPECT_EQ(world.send("GET", path).status(), 403);
  }
  EXPECT_EQ(world.send("GET", "/_plumbline/code/00000000-0000-4000-8000-000000000000").status(), 403);
}

TEST(GetFunction, ForgetsTheCodeOfADeletedFunction) {
  World world;
  world.create("fn");
  const std::string path = path_of_location(world.send("GET", "/2015-03-31/functions/fn"));
  world.send("DELETE", "/2015-03-31/functions/fn");
  EXPECT_EQ(world.send("GET", path).status(), 403);
}

TEST(GetFunction, PointsToItselfAsItsClientsKnowIt) {
  struct Row {
    std::string base;
    std::string host;
    std::string begins;
  };
  const std::vector<Row> rows{
      {"", "localhost:9001", "http://localhost:9001/_"},
      {"https://", "localhost:9001", "https://localhost:9001/_"},
      {"", "[::1]:80", "http://[::1]:80/_"},
      {"", "evil/path?", "http://localhost/_"},
      {"", "", "http://localhost/_"},
      {"https://lambda.test", "localhost", "https://lambda.test/_"},
  };
  for (const Row& row : rows) {
    Settings settings;
    settings.code_url_base = row.base;
    World world(settings);
    world.create("fn");
    const Reply reply = world.send("GET", "/2015-03-31/functions/fn", "", {{"Host", row.host}});
    EXPECT_THAT(reply.text("Code", "Location"), StartsWith(row.begins));
  }
}

TEST(GetFunction, LeavesNothingChanged) {
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  world.send("GET", "/2015-03-31/functions/fn");
  EXPECT_EQ(world.everything_of("fn"), before);
}

}  // namespace
}  // namespace plumbline::service
