#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/uri.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> arns_of(const Reply& reply, std::string_view member) {
  std::vector<std::string> arns;
  for (const json::Value& item : *reply.body.find(member)->array()) {
    arns.push_back(*item.find("FunctionArn")->string());
    arns.back().erase(0, arn_prefix.size());
  }
  return arns;
}

/// Follows the markers from the first page to the last.
std::vector<std::vector<std::string>> pages_of(World& world, const std::string& target,
                                               std::string_view member) {
  std::vector<std::vector<std::string>> pages;
  std::string marker;
  do {
    const Reply reply =
        world.send("GET", target + (marker.empty() ? "" : "&Marker=" + http::percent_encode(marker)));
    pages.push_back(arns_of(reply, member));
    marker = reply.body.find("NextMarker") == nullptr ? "" : reply.text("NextMarker");
  } while (!marker.empty() && pages.size() < 100);
  return pages;
}

class Listing : public ::testing::Test {
 protected:
  Listing() {
    for (const auto* name : {"b", "a", "ab"}) world.create(name);
    world.publish("a");
    world.update("a", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("two"))}});
  }
  World world;
};

TEST_F(Listing, HasFunctionsByName) {
  for (const auto* target : {"/2015-03-31/functions", "/2015-03-31/functions/"}) {
    const Reply reply = world.send("GET", target);
    EXPECT_EQ(reply.status(), 200);
    EXPECT_THAT(arns_of(reply, "Functions"), ElementsAre("a", "ab", "b"));
    EXPECT_EQ(reply.body.find("NextMarker"), nullptr);
  }
  EXPECT_THAT(arns_of(World().send("GET", "/2015-03-31/functions/"), "Functions"), IsEmpty());
}

TEST_F(Listing, HasAllVersionsWhereAsked) {
  EXPECT_THAT(arns_of(world.send("GET", "/2015-03-31/functions/?FunctionVersion=ALL"), "Functions"),
              ElementsAre("a:$LATEST", "a:1", "a:2", "ab:$LATEST", "b:$LATEST"));
  EXPECT_THAT(arns_of(world.versions_of("a"), "Versions"), ElementsAre("a:$LATEST", "a:1", "a:2"));
}

TEST_F(Listing, SaysNothingOfStates) {
  const Reply reply = world.versions_of("a");
  const json::Value& item = reply.body.find("Versions")->array()->front();
  EXPECT_EQ(item.find("State"), nullptr);
  EXPECT_EQ(item.find("LastUpdateStatus"), nullptr);
  EXPECT_NE(item.find("RevisionId"), nullptr);
}

TEST_F(Listing, ComesInPages) {
  EXPECT_THAT(pages_of(world, "/2015-03-31/functions/?MaxItems=2", "Functions"),
              ElementsAre(ElementsAre("a", "ab"), ElementsAre("b")));
  EXPECT_THAT(pages_of(world, "/2015-03-31/functions/?MaxItems=3", "Functions"),
              ElementsAre(ElementsAre("a", "ab", "b")));
  EXPECT_THAT(pages_of(world, "/2015-03-31/functions/?FunctionVersion=ALL&MaxItems=2", "Functions"),
              ElementsAre(ElementsAre("a:$LATEST", "a:1"), ElementsAre("a:2", "ab:$LATEST"),
                          ElementsAre("b:$LATEST")));
  EXPECT_THAT(pages_of(world, "/2015-03-31/functions/a/versions?MaxItems=1", "Versions"),
              ElementsAre(ElementsAre("a:$LATEST"), ElementsAre("a:1"), ElementsAre("a:2")));
}

TEST_F(Listing, GoesOnWhereAnItemWasDeleted) {
  const std::string marker = world.send("GET", "/2015-03-31/functions/?MaxItems=1").text("NextMarker");
  world.send("DELETE", "/2015-03-31/functions/a");
  EXPECT_THAT(arns_of(world.send("GET", "/2015-03-31/functions/?Marker=" + http::percent_encode(marker)),
                      "Functions"),
              ElementsAre("ab", "b"));
}

TEST_F(Listing, OrdersVersionsByNumberAndGivesFiftyAtOnce) {
  for (int i = 0; i < 60; ++i) {
    world.update("b", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("x"))}});
  }
  const auto pages = pages_of(world, "/2015-03-31/functions/b/versions?MaxItems=10000", "Versions");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].size(), 50U);
  EXPECT_EQ(pages[0].back(), "b:49");
  EXPECT_EQ(pages[1].size(), 11U);
  EXPECT_EQ(pages[1].back(), "b:60");
}

TEST_F(Listing, RefusesParametersThatSayNothing) {
  struct Row {
    std::string target;
    std::string error_type;
    std::string message;
  };
  const std::vector<Row> rows{
      {"/2015-03-31/functions/?FunctionVersion=invalid", "ValidationException",
       "at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]"},
      {"/2015-03-31/functions/?MaxItems=0", "ValidationException", "greater than or equal to 1"},
      {"/2015-03-31/functions/?MaxItems=10001", "ValidationException", "less than or equal to 10000"},
      {"/2015-03-31/functions/?MaxItems=ten", "ValidationException", "at 'maxItems'"},
      {"/2015-03-31/functions/?MaxItems=99999999999999999999", "ValidationException", "at 'maxItems'"},
      {"/2015-03-31/functions/?Marker=nothing", "InvalidParameterValueException", "marker"},
      {"/2015-03-31/functions/a/versions?MaxItems=-1", "ValidationException", "at 'maxItems'"},
      {"/2015-03-31/functions/a/versions?Marker=a:x", "InvalidParameterValueException", "marker"},
      {"/2015-03-31/functions/other/versions", "ResourceNotFoundException", "function:other"},
  };
  for (const Row& row : rows) {
    const Reply reply = world.send("GET", row.target);
    EXPECT_EQ(reply.error_type(), row.error_type) << row.target;
    EXPECT_THAT(reply.message(), HasSubstr(row.message)) << row.target;
  }
}

}  // namespace
}  // namespace plumbline::service
