#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(UpdateFunctionCode, AnswersTheWholeConfigurationOfTheNewCode) {
  World world;
  const Reply created = world.create("fn");
  world.now += std::chrono::milliseconds(1500);
  const std::string zip = zip_of("two");
  const Reply updated = world.update_code("fn", zip);

  ASSERT_EQ(updated.status(), 200);
  EXPECT_EQ(updated.header("Content-Type"), "application/json");
  EXPECT_EQ(updated.text("CodeSha256"), hash_of(zip));
  EXPECT_EQ(updated.text("CodeSize"), std::to_string(zip.size()));
  EXPECT_EQ(updated.text("FunctionArn"), std::string(arn_prefix) + "fn");
  EXPECT_EQ(updated.text("FunctionName"), "fn");
  EXPECT_EQ(updated.text("Version"), "$LATEST");
  EXPECT_EQ(updated.text("LastModified"), "2022-09-29T01:32:04.623+0000");
  EXPECT_EQ(updated.text("Description"), "");
  EXPECT_EQ(updated.text("TracingConfig", "Mode"), "PassThrough");
  EXPECT_EQ(updated.text("State"), "Active");
  EXPECT_EQ(updated.text("LastUpdateStatus"), "Successful");
  for (const auto* member : {"Role", "Runtime", "Handler", "MemorySize", "Timeout"}) {
    EXPECT_EQ(updated.text(member), created.text(member)) << member;
  }
  EXPECT_NE(updated.text("RevisionId"), created.text("RevisionId"));
  EXPECT_EQ(world.configuration_of("fn").response.body, updated.response.body);
}

struct Refusal {
  const char* why;
  std::string name;
  std::string body;
  int status;
  std::string error_type;
  std::string message;
};

/// Each row has one defect; each leaves the function as it was.
TEST(UpdateFunctionCode, RefusesEachDefectAndChangesNothing) {
  const std::string none = "Please provide a source for function code.";
  const std::string no_zip =
      "Could not unzip uploaded file. Please check your file, then try to upload again.";
  const std::string invalid = "InvalidParameterValueException";
  const std::string long_text(1025, 'k');
  const std::vector<Refusal> rows{
      {"no such function", "other", zipped(), 404, "ResourceNotFoundException",
       "Function not found: arn:aws:lambda:us-west-2:123456789012:function:other"},
      {"no such version", "fn:7", zipped(), 404, "ResourceNotFoundException", "function:fn:7"},
      {"no such alias", "fn:live", zipped(), 404, "ResourceNotFoundException", "function:fn:live"},
      {"published version", "fn:1", zipped(), 400, invalid,
       "Current operation does not support versions other than $LATEST"},
      {"bad name", "fn!", zipped(), 400, "ValidationException",
       "1 validation error detected: Value 'fn!' at 'functionName' failed to satisfy constraint: Member must "
       "satisfy regular expression pattern: (arn:(aws"},
      {"bare name of 65", std::string(65, 'a'), zipped(), 400, invalid, "less than or equal to 64"},
      {"stale revision", "fn", zipped(R"(,"RevisionId":"wrong")"), 412, "PreconditionFailedException",
       "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to "
       "retrieve the latest Revision Id"},
      {"no body", "fn", "", 400, invalid, none},
      {"no members", "fn", "{}", 400, invalid, none},
      {"null members", "fn", R"({"ZipFile":null,"S3Bucket":null})", 400, invalid, none},
      {"unknown members", "fn", R"({"Zipfile":"UEsFBg=="})", 400, invalid, none},
      {"bucket alone", "fn", R"({"S3Bucket":"bucket"})", 400, invalid, none},
      {"key alone", "fn", R"({"S3Key":"key"})", 400, invalid, none},
      {"object version alone", "fn", R"({"S3ObjectVersion":"1"})", 400, invalid, none},
      {"two sources", "fn", zipped(R"(,"S3Bucket":"bucket","S3Key":"key")"), 400, invalid,
       "Please do not provide other FunctionCode parameters when providing a ZipFile."},
      {"half of another source", "fn", zipped(R"(,"S3ObjectVersion":"1")"), 400, invalid,
       "other FunctionCode"},
      {"an image", "fn", R"({"ImageUri":"1.dkr.ecr/x:y"})", 400, invalid,
       "Please don't provide ImageUri when updating a function with packageType Zip."},
      {"unknown bucket", "fn", R"({"S3Bucket":"bucket","S3Key":"key"})", 400, invalid,
       "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket "
       "does "
       "not exist"},
      {"empty package", "fn", R"({"ZipFile":""})", 400, invalid, "non-empty zip"},
      {"zip without entries", "fn", R"({"ZipFile":"UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="})", 400, invalid,
       "non-empty zip"},
      {"no zip", "fn", R"({"ZipFile":"bm8gemlw"})", 400, invalid, no_zip},
      {"short bucket", "fn", R"({"S3Bucket":"ab","S3Key":"k"})", 400, "ValidationException",
       "Value 'ab' at 's3Bucket' failed to satisfy constraint: Member must have length greater than or equal "
       "to 3"},
      {"long bucket", "fn", fmt::format(R"({{"S3Bucket":"{}","S3Key":"k"}})", std::string(64, 'b')), 400,
       "ValidationException",
       "at 's3Bucket' failed to satisfy constraint: Member must have length less than"},
      {"bucket ending in a dot", "fn", R"({"S3Bucket":"bucket.","S3Key":"k"})", 400, "ValidationException",
       R"(at 's3Bucket' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z\.)"},
      {"empty key", "fn", R"({"S3Bucket":"bucket","S3Key":""})", 400, "ValidationException", "at 's3Key'"},
      {"long key", "fn", fmt::format(R"({{"S3Bucket":"bucket","S3Key":"{}"}})", long_text), 400,
       "ValidationException", "length less than or equal to 1024"},
      {"empty version", "fn", R"({"S3Bucket":"bucket","S3Key":"k","S3ObjectVersion":""})", 400,
       "ValidationException", "at 's3ObjectVersion'"},
      {"two defects", "fn", R"({"S3Bucket":"a!","S3Key":""})", 400, "ValidationException",
       "3 validation errors detected: Value 'a!' at 's3Bucket' failed to satisfy constraint: Member must "
       "have "
       "length greater than or equal to 3; Value 'a!' at 's3Bucket'"},
      {"two architectures", "fn", zipped(R"(,"Architectures":["x86_64","arm64"])"), 400,
       "ValidationException",
       "Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length "
       "less "
       "than or equal to 1"},
      {"no architecture", "fn", zipped(R"(,"Architectures":[])"), 400, "ValidationException",
       "at 'architectures'"},
      {"unknown architecture", "fn", zipped(R"(,"Architectures":["X86_64"])"), 400, "ValidationException",
       "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must "
       "not be "
       "null]"},
  };
  World world;
  world.create("fn");
  world.publish("fn");
  const std::string before = world.everything_of("fn");
  for (const Refusal& row : rows) {
    SCOPED_TRACE(row.why);
    const Reply reply = world.send("PUT", "/2015-03-31/functions/" + row.name + "/code", row.body);
    EXPECT_EQ(reply.status(), row.status);
    EXPECT_EQ(reply.error_type(), row.error_type);
    EXPECT_THAT(reply.message(), HasSubstr(row.message));
    EXPECT_EQ(world.everything_of("fn"), before);
  }
}

TEST(UpdateFunctionCode, RefusesWhatCannotBeRead) {
  const std::vector<std::string> bodies{
      "{",
      "[]",
      "[{}]",
      "null",
      "10",
      "\"{}\"",
      "{} {}",
      "// {}",
      R"({"ZipFile":"UEsF",})",
      R"({'ZipFile':'UEsF'})",
      R"({"ZipFile":10})",
      R"({"ZipFile":true})",
      R"({"ZipFile":["UEsF"]})",
      R"({"ZipFile":"@@@@"})",
      R"({"ZipFile":"YQ="})",
      R"({"ZipFile":"YQ"})",
      R"({"ZipFile":"YR=="})",
      R"({"ZipFile":"-_=="})",
      R"({"ZipFile":"UEsF\nUEsF"})",
      R"({"ZipFile":" UEsF"})",
      R"({"DryRun":"true"})",
      R"({"DryRun":1})",
      R"({"DryRun":True})",
      R"({"Publish":"false"})",
      R"({"Publish":0})",
      R"({"Publish":{}})",
      R"({"RevisionId":5})",
      R"({"S3Bucket":["bucket"]})",
      R"({"S3Key":false})",
      R"({"S3ObjectVersion":1.5})",
      R"({"Architectures":"arm64"})",
      R"({"Architectures":[1]})",
      std::string(100'000, '['),
      "{\"S3Key\":\"\xff\"}",
  };
  World world;
  world.create("fn");
  const std::string before = world.everything_of("fn");
  for (const std::string& body : bodies) {
    SCOPED_TRACE(body.substr(0, 60));
    const Reply reply = world.send("PUT", "/2015-03-31/functions/fn/code", body);
    EXPECT_EQ(reply.status(), 400);
    EXPECT_EQ(reply.error_type(), "SerializationException");
    EXPECT_NE(reply.message(), "(absent)");
    EXPECT_EQ(reply.body.find("Type"), nullptr);
    EXPECT_EQ(world.everything_of("fn"), before);
  }
}

/// Each request has the defects of two neighbouring checks; the earlier one is answered.
TEST(UpdateFunctionCode, ChecksInTheOrderOfTheRulings) {
  struct Row {
    const char* why;
    std::string name;
    std::string body;
    std::string error_type;
    std::string message;
  };
  const std::string not_zip = R"("ZipFile":"bm8gemlw")";
  const std::vector<Row> rows{
      {"name before JSON", "fn!", "{", "ValidationException", "functionName"},
      {"JSON before members", "fn", R"({"S3Key":"")", "SerializationException", ""},
      {"types before constraints", "fn", R"({"S3Key":"","Publish":1})", "SerializationException", "Publish"},
      {"members before existence", "other", R"({"S3Key":""})", "ValidationException", "s3Key"},
      {"existence before the version", "other:1", "{}", "ResourceNotFoundException", ""},
      {"version before RevisionId", "fn:1", R"({"RevisionId":"wrong"})", "InvalidParameterValueException",
       "other than $LATEST"},
      {"RevisionId before the source", "fn", R"({"RevisionId":"wrong"})", "PreconditionFailedException", ""},
      {"one source before its content", "fn", "{" + not_zip + R"(,"S3Key":"k"})",
       "InvalidParameterValueException", "other FunctionCode"},
      {"dry run is checked as well", "fn", R"({"DryRun":true,)" + not_zip + "}",
       "InvalidParameterValueException", "unzip"},
  };
  World world;
  world.create("fn");
  world.publish("fn");
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const Reply reply = world.send("PUT", "/2015-03-31/functions/" + row.name + "/code", row.body);
    EXPECT_EQ(reply.error_type(), row.error_type);
    EXPECT_THAT(reply.message(), HasSubstr(row.message));
  }
}

TEST(UpdateFunctionCode, TakesTheContentTypesOfJson) {
  struct Row {
    const char* content_type;
    int status;
  };
  const std::vector<Row> rows{{nullptr, 200},
                              {"application/json", 200},
                              {"Application/JSON", 200},
                              {"application/json; charset=utf-8", 200},
                              {"application/json ;x=y", 200},
                              {"text/plain", 415},
                              {"application/x-amz-json-1.1", 415},
                              {"application/jsonp", 415},
                              {"", 415}};
  World world;
  world.create("fn");
  for (const Row& row : rows) {
    http::Headers headers;
    if (row.content_type != nullptr) headers.add("Content-Type", row.content_type);
    const Reply reply = world.send("PUT", "/2015-03-31/functions/fn/code", zipped(), headers);
    EXPECT_EQ(reply.status(), row.status) << (row.content_type == nullptr ? "(none)" : row.content_type);
    if (row.status == 415) {
      EXPECT_EQ(reply.error_type(), "UnsupportedMediaTypeException");
    }
  }
  EXPECT_EQ(world.send("PUT", "/2015-03-31/functions/fn/code", "", {{"Content-Type", "text/plain"}}).status(),
            400)
      << "without a body there is nothing that could be of another type";
}

TEST(UpdateFunctionCode, DryRunAnswersTheCodeSentAndChangesNothing) {
  for (const bool publish : {false, true}) {
    World world;
    const Reply created = world.create("fn");
    const std::string before = world.everything_of("fn");
    world.now += std::chrono::hours(1);
    const std::string zip = zip_of("two");
    const Reply dry = world.update("fn", json::Object{{"DryRun", true},
                                                      {"Publish", publish},
                                                      {"RevisionId", created.text("RevisionId")},
                                                      {"ZipFile", package::encode_base64(zip)}});
    ASSERT_EQ(dry.status(), 200);
    EXPECT_EQ(dry.text("CodeSha256"), hash_of(zip));
    EXPECT_EQ(dry.text("CodeSize"), std::to_string(zip.size()));
    EXPECT_EQ(dry.text("RevisionId"), created.text("RevisionId"));
    EXPECT_EQ(dry.text("LastModified"), created.text("LastModified"));
    EXPECT_EQ(dry.text("Version"), "$LATEST");
    EXPECT_EQ(world.everything_of("fn"), before);
  }
}

TEST(UpdateFunctionCode, GivesANewRevisionToEveryUpdateAndKeepsItOtherwise) {
  World world;
  const std::string zip = zip_of("one");
  const std::string first = world.create("fn", zip).text("RevisionId");
  EXPECT_EQ(world.configuration_of("fn").text("RevisionId"), first);
  const Reply same_bytes =
      world.update("fn", json::Object{{"RevisionId", first}, {"ZipFile", package::encode_base64(zip)}});
  ASSERT_EQ(same_bytes.status(), 200);
  const std::string second = same_bytes.text("RevisionId");
  EXPECT_NE(second, first);
  EXPECT_EQ(world.configuration_of("fn").text("RevisionId"), second);
  EXPECT_EQ(world.update("fn", json::Object{{"RevisionId", first}, {"ZipFile", package::encode_base64(zip)}})
                .status(),
            412);
  EXPECT_EQ(world.configuration_of("fn").text("RevisionId"), second);
}

TEST(UpdateFunctionCode, PublishesTheUpdateAsTheNextVersion) {
  World world;
  world.create("fn");
  const std::string zip = zip_of("two");
  const json::Object body{{"Publish", true}, {"ZipFile", package::encode_base64(zip)}};
  for (const auto* number : {"1", "2", "3"}) {  // identical bytes still make a new version
    const Reply published = world.update("fn", body);
    ASSERT_EQ(published.status(), 200);
    EXPECT_EQ(published.text("Version"), number);
    EXPECT_EQ(published.text("FunctionArn"), fmt::format("{}fn:{}", arn_prefix, number));
    EXPECT_EQ(published.text("CodeSha256"), hash_of(zip));
    EXPECT_EQ(world.configuration_of("fn", fmt::format("?Qualifier={}", number)).text("RevisionId"),
              published.text("RevisionId"));
    const Reply latest = world.configuration_of("fn");
    EXPECT_EQ(latest.text("Version"), "$LATEST");
    EXPECT_EQ(latest.text("CodeSha256"), hash_of(zip));
    EXPECT_NE(latest.text("RevisionId"), published.text("RevisionId"));
  }
  EXPECT_EQ(world.publish("fn").text("Version"), "3") << "nothing was updated since";
}

TEST(UpdateFunctionCode, LeavesPublishedVersionsAsTheyWere) {
  World world;
  world.create("fn");
  world.publish("fn");
  const std::string before = world.configuration_of("fn", "?Qualifier=1").response.body;
  world.now += std::chrono::hours(1);
  world.update_code("fn", zip_of("two"));
  world.send_json("PUT", "/2015-03-31/functions/fn/configuration", json::Object{{"Description", "later"}});
  world.update("fn", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("three"))}});
  EXPECT_EQ(world.configuration_of("fn", "?Qualifier=1").response.body, before);
}

TEST(UpdateFunctionCode, AppliesTheArchitecture) {
  World world;
  world.create("fn");
  const Reply updated =
      world.send("PUT", "/2015-03-31/functions/fn/code", zipped(R"(,"Architectures":["arm64"])"));
  ASSERT_EQ(updated.status(), 200);
  EXPECT_EQ(*updated.body.find("Architectures"), json::Value(json::Array{"arm64"}));
  EXPECT_EQ(*world.update_code("fn", zip_of("x")).body.find("Architectures"),
            json::Value(json::Array{"arm64"}));
}

TEST(UpdateFunctionCode, LetsTheLastOfDuplicateMembersCount) {
  World world;
  world.create("fn");
  EXPECT_EQ(world.send("PUT", "/2015-03-31/functions/fn/code", zipped(R"(,"Publish":true,"Publish":false)"))
                .text("Version"),
            "$LATEST");
}

}  // namespace
}  // namespace plumbline::service
