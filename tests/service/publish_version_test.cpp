#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

TEST(PublishVersion, NumbersWithoutGapsAndOnlyWhatChanged) {
  World world;
  world.create("fn");
  const Reply first = world.publish("fn");
  ASSERT_EQ(first.status(), 201);
  EXPECT_EQ(first.text("Version"), "1");
  EXPECT_EQ(first.text("FunctionArn"), std::string(arn_prefix) + "fn:1");

  const Reply again = world.publish("fn");
  EXPECT_EQ(again.status(), 201);
  EXPECT_EQ(again.response.body, first.response.body) << "nothing was updated since";

  world.update_code("fn", zip_of("one"));  // identical bytes are an update, too
  EXPECT_EQ(world.publish("fn").text("Version"), "2");
  world.send_json("PUT", "/2015-03-31/functions/fn/configuration", json::Object{{"Timeout", 5}});
  EXPECT_EQ(world.publish("fn").text("Version"), "3");
  EXPECT_EQ(world.publish("fn").text("Version"), "3");
}

TEST(PublishVersion, GivesBothSidesRevisionsOfTheirOwn) {
  World world;
  const std::string created = world.create("fn").text("RevisionId");
  const std::string version = world.publish("fn").text("RevisionId");
  const std::string latest = world.configuration_of("fn").text("RevisionId");
  EXPECT_NE(version, created);
  EXPECT_NE(latest, created);
  EXPECT_NE(latest, version);
  world.publish("fn");
  EXPECT_EQ(world.configuration_of("fn").text("RevisionId"), latest) << "nothing was published";
  world.update_code("fn", zip_of("two"));
  EXPECT_EQ(world.configuration_of("fn:1").text("RevisionId"), version);
}

TEST(PublishVersion, DescribesTheVersionAlone) {
  World world;
  world.create("fn");
  EXPECT_EQ(world.publish("fn", json::Object{{"Description", "first"}}).text("Description"), "first");
  EXPECT_EQ(world.configuration_of("fn:1").text("Description"), "first");
  EXPECT_EQ(world.configuration_of("fn").text("Description"), "");
}

TEST(PublishVersion, NeverGivesANumberTwice) {
  World world;
  world.create("fn");
  world.publish("fn");
  world.send("DELETE", "/2015-03-31/functions/fn?Qualifier=1");
  EXPECT_EQ(world.publish("fn").text("Version"), "2");
  EXPECT_EQ(world.configuration_of("fn:1").status(), 404);
}

TEST(PublishVersion, RefusesWhatDoesNotHold) {
  World world;
  const Reply created = world.create("fn");
  const std::string hash = created.text("CodeSha256");
  struct Row {
    std::string name;
    json::Value body;
    int status;
    std::string message;
  };
  const std::vector<Row> rows{
      {"fn", json::Object{{"RevisionId", "wrong"}}, 412, "The Revision Id provided does not match"},
      {"fn", json::Object{{"CodeSha256", "abc"}}, 400,
       fmt::format(
           "CodeSHA256 (abc) is different from current CodeSHA256 in $LATEST ({}). Please try again with the "
           "CodeSHA256 in $LATEST.",
           hash)},
      {"fn", json::Object{{"CodeSha256", "abc"}, {"RevisionId", "wrong"}}, 412, ""},
      {"fn", json::Object{{"Description", std::string(257, 'd')}}, 400, "at 'description'"},
      {"fn", json::Object{{"Description", 1}}, 400, "Description"},
      {"fn", json::Array{}, 400, "JSON object"},
      {"fn:1", json::Object{}, 404, "function:fn:1"},
      {"other", json::Object{}, 404, "function:other"},
  };
  const std::string before = world.everything_of("fn");
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    const Reply reply = world.publish(row.name, row.body);
    EXPECT_EQ(reply.status(), row.status);
    EXPECT_THAT(reply.message(), HasSubstr(row.message));
  }
  EXPECT_EQ(world.everything_of("fn"), before);
  const json::Value holds = json::Object{{"CodeSha256", hash}, {"RevisionId", created.text("RevisionId")}};
  EXPECT_EQ(world.publish("fn", holds).text("Version"), "1");
  EXPECT_EQ(world.publish("fn:1").status(), 400) << "a published version is not to be published";
  EXPECT_EQ(world.publish("fn:$LATEST").status(), 201);
}

TEST(PublishVersion, IsRefusedWhereTheAccountIsFull) {
  Settings settings;
  settings.limits.code_storage_bytes_max = zip_of("one").size();
  World world(settings);
  world.create("fn");
  const std::string before = world.everything_of("fn");
  EXPECT_EQ(world.publish("fn").error_type(), "CodeStorageExceededException");
  EXPECT_EQ(world.everything_of("fn"), before);
}

}  // namespace
}  // namespace plumbline::service
