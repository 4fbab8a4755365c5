#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

/// The status that a caller of that home gets.
int status_for(World& world, const Home& home, std::string_view method, std::string_view target,
               const json::Value& body = {}) {
  const std::string text = body == json::Value() ? "" : json::write(body);
  return world.endpoint().handle({std::string(method), std::string(target), {}, text}, home).status;
}

TEST(Homes, KeepFunctionsOfOneNameApart) {
  World world;
  const Home ours{"123456789012", "us-west-2"};
  const Home theirs{"210987654321", "us-west-2"};
  const Home elsewhere{"123456789012", "eu-west-1"};
  for (const Home& home : {ours, theirs, elsewhere}) {
    EXPECT_EQ(status_for(world, home, "GET", "/2015-03-31/functions/fn"), 404);
    EXPECT_EQ(status_for(world, home, "POST", "/2015-03-31/functions", World::creation_of("fn")), 201);
  }
  EXPECT_EQ(status_for(world, theirs, "DELETE", "/2015-03-31/functions/fn"), 204);
  EXPECT_EQ(status_for(world, theirs, "GET", "/2015-03-31/functions/fn"), 404);
  EXPECT_EQ(status_for(world, ours, "GET", "/2015-03-31/functions/fn"), 200);
  EXPECT_EQ(status_for(world, elsewhere, "GET", "/2015-03-31/functions/fn"), 200);
}

TEST(Homes, AnArnLeadsToNoOther) {
  World world;
  const Home theirs{"210987654321", "eu-west-1"};
  world.create("fn");
  const std::string by_account = "/2015-03-31/functions/123456789012%3Afunction%3Afn";
  EXPECT_EQ(status_for(world, theirs, "GET", by_account), 403);
  EXPECT_EQ(status_for(world, theirs, "GET", "/2015-03-31/functions/" + std::string(arn_prefix) + "fn"), 404);
}

}  // namespace
}  // namespace plumbline::service
