#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/runtimes.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

json::Value creation_with(std::string_view member, json::Value value) {
  json::Value body = World::creation_of("fn");
  body.set(member, std::move(value));
  return body;
}

Reply create_with(std::string_view member, json::Value value) {
  return World().send_json("POST", "/2015-03-31/functions", creation_with(member, std::move(value)));
}

TEST(CreateFunction, AnswersTheConfigurationWithItsDefaults) {
  World world;
  const std::string zip = zip_of("one");
  const Reply created = world.create("fn", zip);
  ASSERT_EQ(created.status(), 201);
  const std::vector<std::pair<std::string, std::string>> members{
      {"FunctionName", "fn"},
      {"FunctionArn", std::string(arn_prefix) + "fn"},
      {"Runtime", "python3.7"},
      {"Role", std::string(role)},
      {"Handler", "index.handler"},
      {"CodeSize", std::to_string(zip.size())},
      {"CodeSha256", hash_of(zip)},
      {"Description", ""},
      {"Timeout", "3"},
      {"MemorySize", "128"},
      {"LastModified", "2022-09-29T01:32:03.123+0000"},
      {"Version", "$LATEST"},
      {"PackageType", "Zip"},
      {"State", "Active"},
      {"LastUpdateStatus", "Successful"},
      {"Environment", "(absent)"},
      {"VpcConfig", "(absent)"},
      {"DeadLetterConfig", "(absent)"},
      {"KMSKeyArn", "(absent)"},
      {"Layers", "(absent)"},
  };
  for (const auto& [member, value] : members) EXPECT_EQ(created.text(member), value) << member;
  EXPECT_EQ(world.configuration_of("fn").response.body, created.response.body);
}

TEST(CreateFunction, KeepsWhatItIsTold) {
  const std::string layer = "arn:aws:lambda:us-west-2:123456789012:layer:my-layer:3";
  const std::vector<std::pair<std::string, json::Value>> members{
      {"Description", "words"},
      {"MemorySize", 3008},
      {"MemorySize", 10240},
      {"Timeout", 900},
      {"Handler", std::string(128, 'h')},
      {"KMSKeyArn", "arn:aws:kms:us-west-2:123456789012:key/1"},
      {"TracingConfig", json::Object{{"Mode", "Active"}}},
      {"DeadLetterConfig", json::Object{{"TargetArn", "arn:aws:sqs:us-west-2:123456789012:queue"}}},
      {"Environment", json::Object{{"Variables", json::Object{{"AB", "1"}, {"CD", ""}}}}},
      {"VpcConfig",
       json::Object{{"SubnetIds", json::Array{"subnet-1"}}, {"SecurityGroupIds", json::Array{"sg-1"}}}},
      {"EphemeralStorage", json::Object{{"Size", 1024}}},
      {"Architectures", json::Array{"arm64"}},
  };
  for (const auto& [member, value] : members) {
    const Reply created = create_with(member, value);
    ASSERT_EQ(created.status(), 201) << member << created.response.body;
    EXPECT_EQ(*created.body.find(member), value) << member;
  }
  const Reply layered = create_with("Layers", json::Array{layer});
  EXPECT_EQ(*layered.body.find("Layers"), json::Value(json::Array{json::Object{{"Arn", layer}}}));
  EXPECT_EQ(create_with("Tags", json::Object{{"team", "blue"}}).status(), 201);
  for (const std::string_view runtime : runtimes()) {
    EXPECT_EQ(create_with("Runtime", runtime).text("Runtime"), runtime);
  }
}

TEST(CreateFunction, RefusesEachDefect) {
  struct Row {
    std::string member;
    json::Value value;
    std::string error_type;
    std::string message;
  };
  const std::string invalid = "InvalidParameterValueException";
  const std::string breaks = "ValidationException";
  const std::string unreadable = "SerializationException";
  const auto code = [](std::string_view name, std::string_view value) {
    return json::Object{{std::string(name), value}};
  };
  const auto variables = [](json::Value value) { return json::Object{{"Variables", std::move(value)}}; };
  const std::vector<Row> rows{
      {"FunctionName", nullptr, breaks,
       "1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must "
       "not be null"},
      {"FunctionName", "", breaks, "2 validation errors detected"},
      {"FunctionName", "invalid:function:name", breaks, "Value 'invalid:function:name' at 'functionName'"},
      {"FunctionName", "fn:1", breaks, "regular expression pattern"},
      {"FunctionName", "fn:$LATEST", breaks, "regular expression pattern"},
      {"FunctionName", "fn:invalid!", breaks, "regular expression pattern"},
      {"FunctionName", "fn:" + std::string(140, 'q'), breaks, "length less than or equal to 140"},
      {"FunctionName", std::string(65, 'a'), invalid, "length less than or equal to 64"},
      {"FunctionName", "us-east-1:fn", "ResourceNotFoundException",
       "not reachable in this region ('us-west-2')"},
      {"FunctionName", "210987654321:fn", "AccessDeniedException", "(absent)"},
      {"FunctionName", 5, unreadable, "FunctionName"},
      {"Role", nullptr, breaks, "Value null at 'role'"},
      {"Role", "r1", breaks,
       "at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: "
       "arn:(aws[a-zA-Z-]*)?:iam::"},
      {"Handler", nullptr, invalid, "mandatory"},
      {"Handler", "a b", breaks, "at 'handler'"},
      {"Handler", "", breaks, "at 'handler'"},
      {"Handler", std::string(129, 'h'), breaks, "length less than or equal to 128"},
      {"Runtime", nullptr, invalid, "mandatory"},
      {"Runtime", "PYTHON3.9", invalid,
       "Value 'PYTHON3.9' at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
       "[nodejs8.10, "},
      {"Runtime", 3, unreadable, "Runtime"},
      {"MemorySize", 127, breaks,
       "Value '127' at 'memorySize' failed to satisfy constraint: Member must have value "
       "greater than or equal to 128"},
      {"MemorySize", 10241, breaks, "value less than or equal to 10240"},
      {"MemorySize", json::Number{"128.0"}, unreadable, "MemorySize"},
      {"MemorySize", json::Number{"99999999999999999999"}, unreadable, "MemorySize"},
      {"MemorySize", "128", unreadable, "MemorySize"},
      {"Timeout", 0, breaks, "at 'timeout'"},
      {"Timeout", 901, breaks, "at 'timeout'"},
      {"Description", std::string(257, 'd'), breaks, "length less than or equal to 256"},
      {"TracingConfig", json::Object{{"Mode", "active"}}, breaks,
       "at 'tracingConfig.mode' failed to satisfy constraint: Member must satisfy enum value set: [Active, "
       "PassThrough]"},
      {"TracingConfig", "Active", unreadable, "TracingConfig"},
      {"TracingConfig", json::Object{{"Mode", true}}, unreadable, "TracingConfig.Mode"},
      {"EphemeralStorage", json::Object{{"Size", 511}}, breaks, "at 'ephemeralStorage.size'"},
      {"KMSKeyArn", "key", breaks, "at 'kMSKeyArn'"},
      {"DeadLetterConfig", json::Object{{"TargetArn", "arn:aws:SQS:x"}}, breaks,
       "at 'deadLetterConfig.targetArn'"},
      {"Layers", json::Array{"layer"}, breaks, "at 'layers'"},
      {"Layers", json::Array{1}, unreadable, "Layers"},
      {"Layers", json::Array(6, "arn:aws:lambda:us-west-2:123456789012:layer:l:1"), breaks,
       "less than or equal to 5"},
      {"Environment", variables(json::Object{{"1A", "x"}}), breaks, "Value '1A' at 'environment.variables'"},
      {"Environment", variables(json::Object{{"A", "x"}}), breaks, "Value 'A' at 'environment.variables'"},
      {"Environment", variables(json::Object{{"AB", 1}}), unreadable, "Environment.Variables"},
      {"Environment", variables("AB=1"), unreadable, "Environment.Variables"},
      {"Environment", variables(json::Object{{"AB", std::string(4096, 'x')}}), invalid,
       "exceeded the 4KB limit. String measured: {\"AB\":\"xxx"},
      {"VpcConfig", json::Object{{"SubnetIds", json::Array(17, "s")}}, breaks, "at 'vpcConfig.subnetIds'"},
      {"VpcConfig", json::Object{{"SecurityGroupIds", json::Array(6, "s")}}, breaks,
       "at 'vpcConfig.securityGroupIds'"},
      {"Architectures", json::Array{"x86_64", "arm64"}, breaks, "at 'architectures'"},
      {"PackageType", "Image", invalid, "packageType Image"},
      {"PackageType", "Tar", breaks, "at 'packageType'"},
      {"Publish", "true", unreadable, "Publish"},
      {"Code", nullptr, breaks, "Value null at 'code'"},
      {"Code", json::Object{}, invalid, "Please provide a source for function code."},
      {"Code", "zip", unreadable, "Code"},
      {"Code", code("ZipFile", "bm8gemlw"), invalid, "Could not unzip uploaded file."},
      {"Code", code("ZipFile", "@@@@"), unreadable, "Code.ZipFile"},
      {"Code", code("S3Key", ""), breaks, "at 'code.s3Key'"},
      {"Code", code("ImageUri", "image"), invalid, "ImageUri"},
      {"Code", json::Object{{"S3Bucket", "bucket"}, {"S3Key", "key"}}, invalid,
       "S3 Error Code: NoSuchBucket"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(fmt::format("{}: {}", row.member, row.message));
    const Reply reply = create_with(row.member, row.value);
    EXPECT_EQ(reply.error_type(), row.error_type);
    EXPECT_THAT(reply.message(), HasSubstr(row.message));
  }
}

TEST(CreateFunction, CountsAllViolationsAtOnce) {
  const Reply reply = World().send("POST", "/2015-03-31/functions", "");
  EXPECT_EQ(reply.status(), 400);
  EXPECT_THAT(reply.message(), HasSubstr("3 validation errors detected: Value null at 'functionName'"));
}

TEST(CreateFunction, RefusesANameThatIsTaken) {
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  const Reply again = world.create("fn", zip_of("two"));
  EXPECT_EQ(again.status(), 409);
  EXPECT_EQ(again.error_type(), "ResourceConflictException");
  EXPECT_EQ(again.message(), "Function already exist: fn");
  EXPECT_EQ(again.text("Type"), "User");
  EXPECT_EQ(world.everything_of("fn"), before);
  EXPECT_EQ(world.create("fn2").status(), 201);
}

TEST(CreateFunction, PublishesUnderAnUnqualifiedArn) {
  World world;
  const Reply created = world.send_json("POST", "/2015-03-31/functions", creation_with("Publish", true));
  ASSERT_EQ(created.status(), 201);
  EXPECT_EQ(created.text("Version"), "1");
  EXPECT_EQ(created.text("FunctionArn"), std::string(arn_prefix) + "fn");
  EXPECT_EQ(world.publish("fn").text("Version"), "1");
  EXPECT_EQ(world.configuration_of("fn").text("Version"), "$LATEST");
}

}  // namespace
}  // namespace plumbline::service
