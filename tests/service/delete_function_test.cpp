#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

TEST(DeleteFunction, RemovesAFunctionWithAllItsVersions) {
  World world;
  world.create("fn");
  world.publish("fn");
  const Reply deleted = world.send("DELETE", "/2015-03-31/functions/fn");
  EXPECT_EQ(deleted.status(), 204);
  EXPECT_EQ(deleted.response.body, "");
  EXPECT_EQ(world.configuration_of("fn").status(), 404);
  EXPECT_EQ(world.configuration_of("fn:1").status(), 404);
  EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn").status(), 404);
  EXPECT_EQ(world.create("fn").status(), 201);
  EXPECT_EQ(world.publish("fn").text("Version"), "1") << "a new function begins anew";
}

TEST(DeleteFunction, RemovesOneVersion) {
  World world;
  world.create("fn");
  for (const auto* zip : {"one", "two", "three"}) {
    world.update("fn", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of(zip))}});
  }
  EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn?Qualifier=2").status(), 204);
  EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn:1").status(), 204);
  EXPECT_EQ(world.configuration_of("fn:1").status(), 404);
  EXPECT_EQ(world.configuration_of("fn:2").status(), 404);
  EXPECT_EQ(world.configuration_of("fn:3").text("CodeSha256"), hash_of(zip_of("three")));
}

TEST(DeleteFunction, RefusesAsRecorded) {
  struct Row {
    std::string label;
    int status;
    std::string message;
  };
  const std::string not_found = "Function not found: arn:aws:lambda:us-west-2:123456789012:function:";
  const std::vector<Row> rows{
      {"fn?Qualifier=$LATEST", 400, "$LATEST version cannot be deleted without deleting the function."},
      {"fn:$LATEST", 400, "$LATEST version cannot be deleted without deleting the function."},
      {"fn?Qualifier=1221", 404, not_found + "fn"},
      {"fn?Qualifier=$latest", 404, not_found + "fn"},
      {"other?Qualifier=1", 404, not_found + "other"},
      {"fn:1?Qualifier=2", 400,
       "The derived qualifier from the function name does not match the specified qualifier."},
  };
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  for (const Row& row : rows) {
    const Reply reply = world.send("DELETE", "/2015-03-31/functions/" + row.label);
    EXPECT_EQ(reply.status(), row.status) << row.label;
    EXPECT_EQ(reply.message(), row.message) << row.label;
  }
  EXPECT_EQ(world.everything_of("fn"), before);
}

}  // namespace
}  // namespace plumbline::service
