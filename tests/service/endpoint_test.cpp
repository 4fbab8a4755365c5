#include <set>

#include <gtest/gtest.h>

#include "service/route.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

TEST(Endpoint, SaysThatItIsThere) {
  const Reply reply = World().send("GET", "/_plumbline/health");
  EXPECT_EQ(reply.status(), 200);
  EXPECT_EQ(reply.response.body, R"({"status":"ok"})");
}

TEST(Endpoint, MarksEveryAnswer) {
  World world;
  world.create("fn");
  const std::vector<std::pair<std::string, std::string>> requests{{"GET", "/2015-03-31/functions/fn"},
                                                                  {"GET", "/2015-03-31/functions/none"},
                                                                  {"PUT", "/2015-03-31/functions/fn/code"},
                                                                  {"BREW", "/"},
                                                                  {"GET", ""},
                                                                  {"DELETE", "/2015-03-31/functions/fn"}};
  std::set<std::string> ids;
  for (const auto& [method, target] : requests) {
    const Reply reply = world.send(method, target);
    EXPECT_EQ(reply.header("Content-Type"), "application/json") << method << target;
    EXPECT_TRUE(ids.insert(reply.header("x-amzn-RequestId")).second) << "an id of its own";
    EXPECT_EQ(reply.error_type().empty(), reply.status() < 400) << method << target;
  }
}

TEST(Endpoint, RoutesByMethodAndPath) {
  struct Row {
    const char* method;
    const char* target;
    const char* operation;  ///< nullptr: none
    const char* label;
  };
  const std::vector<Row> rows{
      {"PUT", "/2015-03-31/functions/fn/code", "UpdateFunctionCode", "fn"},
      {"PUT", "/2015-03-31/functions/fn%3A1/code?x=/y", "UpdateFunctionCode", "fn%3A1"},
      {"PUT", "/2015-03-31/functions//code", "UpdateFunctionCode", ""},
      {"GET", "/2015-03-31/functions", "ListFunctions", ""},
      {"GET", "/2015-03-31/functions/?MaxItems=1", "ListFunctions", ""},
      {"POST", "/2015-03-31/functions", "CreateFunction", ""},
      {"GET", "/2015-03-31/functions/fn", "GetFunction", "fn"},
      {"DELETE", "/2015-03-31/functions/fn", "DeleteFunction", "fn"},
      {"GET", "/2015-03-31/functions/fn/configuration", "GetFunctionConfiguration", "fn"},
      {"PUT", "/2015-03-31/functions/fn/configuration", "UpdateFunctionConfiguration", "fn"},
      {"GET", "/2015-03-31/functions/fn/versions", "ListVersionsByFunction", "fn"},
      {"POST", "/2015-03-31/functions/fn/versions", "PublishVersion", "fn"},
      {"GET", "/2015-03-31/functions/fn/code", nullptr, ""},
      {"POST", "/2015-03-31/functions/fn/code", nullptr, ""},
      {"put", "/2015-03-31/functions/fn/code", nullptr, ""},
      {"PUT", "/2015-03-31/functions/fn/code/", nullptr, ""},
      {"PUT", "/2015-03-31/functions/a/b/code", nullptr, ""},
      {"PUT", "/2015-03-30/functions/fn/code", nullptr, ""},
      {"PUT", "2015-03-31/functions/fn/code", nullptr, ""},
      {"HEAD", "/2015-03-31/functions/fn", nullptr, ""},
      {"GET", "/", nullptr, ""},
      {"GET", "", nullptr, ""},
      {"", "/2015-03-31/functions", nullptr, ""},
  };
  for (const Row& row : rows) {
    const auto match = find_route(row.method, row.target);
    SCOPED_TRACE(fmt::format("{} {}", row.method, row.target));
    ASSERT_EQ(match.has_value(), row.operation != nullptr);
    if (!match) continue;
    EXPECT_EQ(match->route.operation_name, row.operation);
    EXPECT_EQ(match->label, row.label);
  }
}

TEST(Endpoint, KnowsNoOtherOperations) {
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  for (const auto* method : {"GET", "POST", "DELETE", "PATCH", "OPTIONS"}) {
    const Reply reply = world.send(method, "/2015-03-31/functions/fn/code", "{}");
    EXPECT_EQ(reply.status(), 404) << method;
    EXPECT_EQ(reply.error_type(), "UnknownOperationException") << method;
  }
  EXPECT_EQ(world.send("HEAD", "/2015-03-31/functions/fn").response.body, "");
  EXPECT_EQ(world.everything_of("fn"), before);
}

TEST(Endpoint, RefusesOversizedRequestsToAnyOperation) {
  Settings settings;
  settings.limits.request_bytes_max = 10;
  World world(settings);
  const std::vector<std::pair<std::string, std::string>> requests{
      {"POST", "/2015-03-31/functions"}, {"PUT", "/2015-03-31/functions/fn!/code"}, {"GET", "/nowhere"}};
  for (const auto& [method, target] : requests) {
    const Reply reply = world.send(method, target, std::string(11, ' '));
    EXPECT_EQ(reply.status(), 413) << target;
    EXPECT_EQ(reply.error_type(), "RequestEntityTooLargeException") << target;
  }
  EXPECT_NE(world.send("POST", "/2015-03-31/functions", std::string(10, ' ')).status(), 413);
}

TEST(Endpoint, AnswersAServiceExceptionWhereALibraryGivesUp) {
  class Failing final : public CodeSource {
   public:
    [[nodiscard]] Result<std::string, SourceError> fetch(const ObjectAddress&, std::uint64_t) const override {
      throw std::bad_alloc();
    }
  };
  World world({}, std::make_shared<Failing>());
  world.create("fn");
  const json::Value body = json::Object{{"S3Bucket", "bucket"}, {"S3Key", "key"}};
  const Reply reply = world.update("fn", body);
  EXPECT_EQ(reply.status(), 500);
  EXPECT_EQ(reply.error_type(), "ServiceException");
  EXPECT_EQ(reply.text("Type"), "Service");
  EXPECT_EQ(world.update_code("fn", zip_of("two")).status(), 200) << "the function is not held for ever";
}

}  // namespace
}  // namespace plumbline::service
