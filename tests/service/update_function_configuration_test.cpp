#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

Reply configure(World& world, std::string_view name, const json::Value& body) {
  return world.send_json("PUT", fmt::format("/2015-03-31/functions/{}/configuration", name), body);
}

TEST(UpdateFunctionConfiguration, ChangesWhatIsGivenAndNothingElse) {
  World world;
  const Reply created = world.create("fn");
  world.now += std::chrono::seconds(1);
  const Reply changed = configure(world, "fn", json::Object{{"Description", "words"}, {"Timeout", 5}});
  ASSERT_EQ(changed.status(), 200);
  EXPECT_EQ(changed.text("Description"), "words");
  EXPECT_EQ(changed.text("Timeout"), "5");
  EXPECT_EQ(changed.text("FunctionArn"), created.text("FunctionArn"));
  for (const auto* member : {"MemorySize", "Role", "Handler", "Runtime", "CodeSha256", "CodeSize"}) {
    EXPECT_EQ(changed.text(member), created.text(member)) << member;
  }
  EXPECT_NE(changed.text("RevisionId"), created.text("RevisionId"));
  EXPECT_GT(changed.text("LastModified"), created.text("LastModified"));
  EXPECT_EQ(world.update_code("fn", zip_of("two")).text("Description"), "words")
      << "code leaves settings alone";
}

TEST(UpdateFunctionConfiguration, ChangesTheRevisionEvenWhereNothingIsNew) {
  World world;
  const std::string created = world.create("fn").text("RevisionId");
  const std::string first = configure(world, "fn", json::Object{}).text("RevisionId");
  EXPECT_NE(first, created);
  EXPECT_NE(configure(world, "fn", json::Object{{"Description", ""}}).text("RevisionId"), first);
}

TEST(UpdateFunctionConfiguration, RemovesWhatIsGivenEmpty) {
  World world;
  world.create("fn");
  configure(
      world, "fn",
      json::Object{{"KMSKeyArn", "arn:aws:kms:us-west-2:123456789012:key/1"},
                   {"DeadLetterConfig", json::Object{{"TargetArn", "arn:aws:sqs:us-west-2:123456789012:q"}}},
                   {"Environment", json::Object{{"Variables", json::Object{{"AB", "1"}}}}},
                   {"Layers", json::Array{"arn:aws:lambda:us-west-2:123456789012:layer:l:1"}}});
  const Reply kept = configure(world, "fn", json::Object{{"Timeout", 9}});
  for (const auto* member : {"KMSKeyArn", "DeadLetterConfig", "Environment", "Layers"}) {
    EXPECT_NE(kept.text(member), "(absent)") << member;
  }
  const Reply removed = configure(world, "fn",
                                  json::Object{{"KMSKeyArn", ""},
                                               {"DeadLetterConfig", json::Object{{"TargetArn", ""}}},
                                               {"Environment", json::Object{}},
                                               {"Layers", json::Array{}}});
  for (const auto* member : {"KMSKeyArn", "DeadLetterConfig", "Layers"}) {
    EXPECT_EQ(removed.text(member), "(absent)") << member;
  }
  EXPECT_EQ(*removed.body.find("Environment"), json::Value(json::Object{{"Variables", json::Object{}}}));
}

TEST(UpdateFunctionConfiguration, RefusesEachDefectAndChangesNothing) {
  struct Row {
    std::string name;
    json::Value body;
    std::string error_type;
    std::string message;
  };
  const std::vector<Row> rows{
      {"fn", json::Object{{"Role", "r1"}}, "ValidationException", "at 'role'"},
      {"fn", json::Object{{"Runtime", "python1"}}, "InvalidParameterValueException", "at 'runtime'"},
      {"fn", json::Object{{"MemorySize", 1}, {"Timeout", 0}}, "ValidationException", "2 validation errors"},
      {"fn", json::Object{{"Timeout", "5"}}, "SerializationException", "Timeout"},
      {"fn", json::Object{{"RevisionId", "wrong"}}, "PreconditionFailedException", ""},
      {"fn:1", json::Object{}, "InvalidParameterValueException", "other than $LATEST"},
      {"fn:2", json::Object{}, "ResourceNotFoundException", "function:fn:2"},
      {"other", json::Object{}, "ResourceNotFoundException", "function:other"},
      {"fn", json::Array{}, "SerializationException", ""},
  };
  World world;
  world.create("fn");
  world.publish("fn");
  const std::string before = world.everything_of("fn");
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    const Reply reply = configure(world, row.name, row.body);
    EXPECT_EQ(reply.error_type(), row.error_type);
    EXPECT_THAT(reply.message(), HasSubstr(row.message));
  }
  EXPECT_EQ(world.everything_of("fn"), before);
  EXPECT_EQ(
      configure(world, "fn", json::Object{{"RevisionId", world.configuration_of("fn").text("RevisionId")}})
          .status(),
      200);
}

}  // namespace
}  // namespace plumbline::service
