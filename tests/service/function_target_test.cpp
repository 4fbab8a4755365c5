#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/uri.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

/// The forms of a name that the page allows, without a qualifier.
const std::vector<std::string> forms{
    "fn",
    "function:fn",
    "123456789012:fn",
    "123456789012:function:fn",
    "us-west-2:fn",
    "us-west-2:123456789012:function:fn",
    "arn:aws:lambda:us-west-2:123456789012:function:fn",
};

TEST(FunctionTarget, IsFoundByEveryFormOfItsNameRawAndEncoded) {
  World world;
  world.create("fn");
  const json::Value body = json::Object{{"ZipFile", package::encode_base64(zip_of("two"))}};
  for (const std::string& form : forms) {
    for (const auto* qualifier : {"", ":$LATEST"}) {
      const std::string name = form + qualifier;
      for (const std::string& label : {name, http::percent_encode(name), http::percent_encode(name, ":")}) {
        SCOPED_TRACE(label);
        const Reply updated = world.update(label, body);
        EXPECT_EQ(updated.status(), 200);
        EXPECT_EQ(updated.text("FunctionName"), "fn");
        EXPECT_EQ(updated.text("FunctionArn"), std::string(arn_prefix) + "fn");

        const Reply read = world.configuration_of(label);
        EXPECT_EQ(read.status(), 200);
        EXPECT_EQ(read.text("FunctionArn"), std::string(arn_prefix) + "fn" + qualifier);
      }
    }
  }
}

TEST(FunctionTarget, IsMadeByEveryUnqualifiedFormOfItsName) {
  for (const std::string& form : forms) {
    World world;
    const Reply created = world.create(form);
    EXPECT_EQ(created.status(), 201) << form;
    EXPECT_EQ(created.text("FunctionName"), "fn") << form;
  }
}

struct Refused {
  std::string label;
  int status;
  std::string error_type;
  std::string message;
};

/// As recorded from AWS for GetFunction and DeleteFunction; UpdateFunctionCode differs only at 65 characters.
const std::vector<Refused> refused_labels{
    {"my-function!", 400, "ValidationException", "regular expression pattern"},
    {"*", 400, "ValidationException", "1 validation error detected: Value '*' at 'functionName'"},
    {"foo.bar", 400, "ValidationException", "regular expression pattern"},
    {"fn%2", 400, "ValidationException", "Value 'fn%2' at 'functionName'"},
    {"fn%2Fcode", 400, "ValidationException", "Value 'fn/code' at 'functionName'"},
    {"fn%253A1", 400, "ValidationException", "Value 'fn%3A1' at 'functionName'"},
    {"fn%00", 400, "ValidationException", "regular expression pattern"},
    {"fn%0A", 400, "ValidationException", "regular expression pattern"},
    {"fn%FF", 400, "ValidationException", "Value 'fn?' at 'functionName'"},
    {"f%C3%BC", 400, "ValidationException", "Value 'f\xC3\xBC' at 'functionName'"},
    {"invalid-account:function:fn", 400, "ValidationException", "pattern"},
    {"arn:aws:lambda:invalid-region:123456789012:function:fn", 400, "ValidationException", "pattern"},
    {"arn:aws:lambda::123456789012:function:fn", 400, "ValidationException", "pattern"},
    {"arn:aws:lambda:us-west-2::function:fn", 400, "ValidationException", "pattern"},
    {"arn:aws:ec2:us-west-2:123456789012:instance:i-0", 400, "ValidationException", "pattern"},
    {"arn:aws:lambda:us-west-2:123456789012:function:fn:1:2", 400, "ValidationException", "pattern"},
    {"arn:aws:lambda:us-west-2:123456789012:function:fn:$LATES", 400, "ValidationException", "pattern"},
    {"function:fn:$LATEST:extra", 400, "ValidationException", "pattern"},
    {std::string(141, 'a'), 400, "ValidationException", "length less than or equal to 140"},
    {std::string(141, '!'), 400, "ValidationException", "2 validation errors detected: "},
    {"arn:aws:lambda:us-west-2:123456789012:function", 404, "ResourceNotFoundException", "function:function"},
    {"us-east-1:fn", 404, "ResourceNotFoundException",
     "Functions from 'us-east-1' are not reachable in this region ('us-west-2')"},
    {"arn:aws-cn:lambda:us-west-2:123456789012:function:fn", 404, "ResourceNotFoundException",
     "Function not found: arn:aws-cn:lambda:us-west-2:123456789012:function:fn"},
    {"210987654321:function:fn", 403, "AccessDeniedException", "(absent)"},
    {"FN", 404, "ResourceNotFoundException", "function:FN"},
    {"f", 404, "ResourceNotFoundException", "function:f"},
    {"fnn", 404, "ResourceNotFoundException", "function:fnn"},
};

TEST(FunctionTarget, IsRefusedAsRecordedByEveryOperationOnOneFunction) {
  struct Operation {
    const char* method;
    const char* suffix;
    std::string body;
  };
  const std::vector<Operation> operations{
      {"PUT", "/code", fmt::format(R"({{"ZipFile":"{}"}})", package::encode_base64(zip_of("two")))},
      {"GET", "", ""},
      {"DELETE", "", ""},
      {"GET", "/configuration", ""},
      {"PUT", "/configuration", R"({"Description":"changed"})"},
      {"GET", "/versions", ""},
      {"POST", "/versions", "{}"},
  };
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  for (const Refused& row : refused_labels) {
    for (const Operation& operation : operations) {
      SCOPED_TRACE(fmt::format("{} {}{}", operation.method, row.label, operation.suffix));
      const Reply reply = world.send(operation.method,
                                     "/2015-03-31/functions/" + row.label + operation.suffix, operation.body);
      EXPECT_EQ(reply.status(), row.status);
      EXPECT_EQ(reply.error_type(), row.error_type);
      EXPECT_THAT(reply.message(), HasSubstr(row.message));
    }
  }
  EXPECT_EQ(world.everything_of("fn"), before);
}

TEST(FunctionTarget, OfSixtyFiveCharactersIsRefusedForChangesAndMissingForReads) {
  const std::string name(65, 'a');
  const std::string path = "/2015-03-31/functions/" + name;
  World world;
  const Reply read = world.send("GET", path);
  EXPECT_EQ(read.status(), 404);
  EXPECT_EQ(read.message(), fmt::format("Function not found: {}{}", arn_prefix, name));
  EXPECT_EQ(world.send("DELETE", path).status(), 404);
  const std::string message = fmt::format(
      "1 validation error detected: Value '{}' at 'functionName' failed to satisfy constraint: Member must "
      "have "
      "length less than or equal to 64",
      name);
  for (const auto& [method, suffix] :
       {std::pair{"PUT", "/code"}, {"PUT", "/configuration"}, {"POST", "/versions"}}) {
    const Reply changed = world.send(method, path + suffix, "{}");
    EXPECT_EQ(changed.status(), 400) << suffix;
    EXPECT_EQ(changed.error_type(), "InvalidParameterValueException") << suffix;
    EXPECT_EQ(changed.message(), message) << suffix;
    EXPECT_EQ(changed.text("Type"), "User") << suffix;
  }
  EXPECT_EQ(world.create(std::string(64, 'a')).status(), 201);
  EXPECT_EQ(world.configuration_of(std::string(64, 'a')).status(), 200);
}

TEST(FunctionTarget, TakesItsQualifierFromTheNameOrTheParameter) {
  World world;
  world.create("fn");
  world.publish("fn");
  struct Row {
    std::string label_and_query;
    int status;
    std::string arn_or_message;
  };
  const std::string long_qualifier(129, 'q');
  const std::vector<Row> rows{
      {"fn", 200, "function:fn"},
      {"fn?Qualifier=1", 200, "function:fn:1"},
      {"fn:1", 200, "function:fn:1"},
      {"fn%3A1", 200, "function:fn:1"},
      {"fn:1?Qualifier=1", 200, "function:fn:1"},
      {"fn?Qualifier=$LATEST", 200, "function:fn:$LATEST"},
      {"fn?Qualifier=%24LATEST", 200, "function:fn:$LATEST"},
      {"fn:$LATEST?Qualifier=1", 400,
       "The derived qualifier from the function name does not match the specified qualifier."},
      {"fn?Qualifier=2", 404, "Function not found: arn:aws:lambda:us-west-2:123456789012:function:fn:2"},
      {"fn?Qualifier=01", 404, "function:fn:01"},
      {"fn?Qualifier=$latest", 404, "function:fn:$latest"},
      {"fn:live", 404, "function:fn:live"},
      {"fn?Qualifier=", 400,
       "at 'qualifier' failed to satisfy constraint: Member must have length greater than"},
      {"fn?Qualifier=invalid!", 400,
       "at 'qualifier' failed to satisfy constraint: Member must satisfy regular"},
      {"fn?Qualifier=" + long_qualifier, 400, "length less than or equal to 128"},
      {"fn!?Qualifier=" + long_qualifier, 400, "2 validation errors detected: "},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.label_and_query);
    const std::size_t query = std::min(row.label_and_query.find('?'), row.label_and_query.size());
    const Reply reply =
        world.configuration_of(row.label_and_query.substr(0, query), row.label_and_query.substr(query));
    EXPECT_EQ(reply.status(), row.status);
    EXPECT_THAT(row.status == 200 ? reply.text("FunctionArn") : reply.message(),
                row.status == 200 ? ::testing::EndsWith(row.arn_or_message)
                                  : ::testing::Matcher<std::string>(HasSubstr(row.arn_or_message)));
  }
}

TEST(FunctionTarget, FollowsTheSettings) {
  Settings settings;
  settings.home.account = "210987654321";
  settings.home.region = "us-gov-west-1";
  World world(settings);
  EXPECT_EQ(world.create("fn").text("FunctionArn"),
            "arn:aws-us-gov:lambda:us-gov-west-1:210987654321:function:fn");
  EXPECT_EQ(world.configuration_of("arn:aws-us-gov:lambda:us-gov-west-1:210987654321:function:fn").status(),
            200);
  EXPECT_EQ(world.configuration_of("arn:aws:lambda:us-gov-west-1:210987654321:function:fn").status(), 404);
  EXPECT_EQ(world.configuration_of("123456789012:fn").status(), 403);
}

}  // namespace
}  // namespace plumbline::service
