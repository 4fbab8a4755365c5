#include "suite/oracle.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/uri.h"
#include "package/base64.h"
#include "spec/load.h"
#include "suite/json_leeway.h"
#include "suite/packages.h"
#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = Prediction::Kind;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

constexpr std::string_view arn = "arn:aws:lambda:us-west-2:123456789012:function:fn-1";

Oracle oracle() {
  KnownFixture fixture;
  fixture.bindings = {{"function", "fn-1"},
                      {"function.name", "fn-1"},
                      {"function.arn", std::string(arn)},
                      {"function.account", "123456789012"},
                      {"function.region", "us-west-2"}};
  fixture.names = {"fn-1", "fn-2"};
  fixture.name_prefix = "fn-";
  fixture.states_seen = {"now"};
  fixture.packages = {package::sha256(package_of("A"))};
  return {spec(), *spec().operation("UpdateFunctionCode"), std::move(fixture)};
}

std::string zip() { return package::encode_base64(package_of("A")); }

http::Request update(std::string_view name, std::string body) {
  return {"PUT",
          "/2015-03-31/functions/" + http::percent_encode(name) + "/code",
          {{"Content-Type", "application/json"}},
          std::move(body)};
}

std::string answers_of(const Prediction& prediction) {
  std::string text;
  for (const verdict::Alternative& answer : prediction.expect.front().answers)
    text += (text.empty() ? "" : ", ") + verdict::text_of(answer);
  return text;
}

struct Row {
  std::string name;
  std::string body;  ///< ZIP stands for a package
  Kind kind;
  std::string clause;  ///< of the first expectation
};

std::string filled(std::string body) {
  for (auto at = body.find("ZIP"); at != std::string::npos; at = body.find("ZIP")) body.replace(at, 3, zip());
  return body;
}

std::string of(std::size_t count, char c) { return std::string(count, c); }

TEST(OracleTest, KnowsWhatBecomesOfARequest) {
  const std::string plain = R"({"ZipFile":"ZIP"})";
  const std::vector<Row> rows = {
      // Names.
      {"fn-1", plain, Kind::accepted, "ZipFile.base64"},
      {"fn-1:$LATEST", plain, Kind::accepted, "protocol.label-encoding"},
      {std::string(arn), plain, Kind::accepted, "protocol.label-encoding"},
      {"fn-3", plain, Kind::missing, "error.ResourceNotFoundException"},
      {"fn-1s", plain, Kind::missing, "error.ResourceNotFoundException"},
      {"fn-1:7", plain, Kind::open, "protocol.label-encoding"},
      {"fn-2", plain, Kind::open, "FunctionName.pattern"},
      {"somebody-elses", plain, Kind::open, "FunctionName.pattern"},
      {"function:fn-1", plain, Kind::open, "protocol.label-encoding"},
      {"fn.1", plain, Kind::refused, "FunctionName.pattern"},
      {"fn-1:", plain, Kind::refused, "FunctionName.pattern"},
      {"fn-1\n", plain, Kind::refused, "FunctionName.pattern"},
      {"fn-1%3A1", plain, Kind::refused, "FunctionName.pattern"},
      {"\xFF", plain, Kind::refused, "FunctionName.pattern"},
      {"arn:aws:lambda:us-iso-east-1:123456789012:function:f", plain, Kind::refused, "FunctionName.today"},
      {"arn:aws:lambda:us-east-1:123456789012:function:" + of(93, 'a'), plain, Kind::open,
       "protocol.label-encoding"},
      {"arn:aws:lambda:us-east-1:123456789012:function:" + of(94, 'a'), plain, Kind::refused,
       "FunctionName.length"},
      {of(64, 'a'), plain, Kind::open, "FunctionName.pattern"},
      {of(65, 'a'), plain, Kind::refused, "FunctionName.bare-length"},
      {of(141, 'a'), plain, Kind::refused, "FunctionName.length"},
      {"..", plain, Kind::refused, "operation.route"},
      // Base64.
      {"fn-1", R"({"ZipFile":""})", Kind::refused, "observed.empty-zip"},
      {"fn-1", R"({"ZipFile":"Zm9v"})", Kind::refused, "observed.not-a-zip"},
      {"fn-1", R"({"ZipFile":"Zm9"})", Kind::refused, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"ZIP="})", Kind::refused, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":" ZIP"})", Kind::refused, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"ZIP\n"})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"Zm9="})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"Zm\n9*"})", Kind::refused, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="})", Kind::open, "ZipFile.base64"},
      // Members.
      {"fn-1", R"({"ZipFile":7})", Kind::refused, "ZipFile.type"},
      {"fn-1", R"({"ZipFile":"ZIP","DryRun":"true"})", Kind::refused, "DryRun.type"},
      {"fn-1", R"({"ZipFile":"ZIP","DryRun":null})", Kind::accepted, "protocol.null-is-absent"},
      {"fn-1", R"({"ZipFile":"ZIP","dryrun":"true"})", Kind::accepted, "protocol.unknown-members"},
      {"fn-1", R"({"ZipFile":"ZIP","Architectures":["arm64"]})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"ZIP","RevisionId":"now"})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"ZIP","RevisionId":"then"})", Kind::refused,
       "error.PreconditionFailedException"},
      {"fn-1", R"({"S3Bucket":"b","S3Key":"k"})", Kind::refused, "S3Bucket.length"},
      {"fn-1", R"({"S3Bucket":"abc.","S3Key":"k"})", Kind::refused, "S3Bucket.pattern"},
      {"fn-1", R"({"S3Bucket":"abc","S3Key":"k"})", Kind::accepted, "S3Key.type"},
      {"fn-1", R"({"S3Bucket":"abc"})", Kind::open, "S3Bucket.type"},
      {"fn-1", R"({"S3Bucket":"abc","S3Key":"k","ZipFile":"ZIP"})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"S3ObjectVersion":"1"})", Kind::refused, "observed.no-code-source"},
      {"fn-1", "{}", Kind::refused, "observed.no-code-source"},
      {"fn-1", "", Kind::refused, "observed.no-code-source"},
      // JSON.
      {"fn-1", R"({"ZipFile":"ZIP",})", Kind::refused, "protocol.malformed-json"},
      {"fn-1", "[]", Kind::refused, "protocol.malformed-json"},
      {"fn-1", "null", Kind::refused, "protocol.malformed-json"},
      {"fn-1", R"({"ZipFile":"ZIP","x":1e999})", Kind::open, "response.status"},
      {"fn-1", R"({"ZipFile":"ZIP","x":"\uD800"})", Kind::open, "response.status"},
      {"fn-1", R"({"ZipFile":"ZIP","x":1,"x":2})", Kind::open, "protocol.unknown-members"},
      {"fn-1", R"({"ZipFile":"ZIP","DryRun":1,"DryRun":true})", Kind::open, "ZipFile.base64"},
      {"fn-1", R"({"ZipFile":"ZIP","DryRun":1,"DryRun":"true"})", Kind::refused, "DryRun.type"},
      // Several at once: the clause that binds most, and what any refusal looks like.
      {"fn.1", R"({"ZipFile":"ZIP",})", Kind::refused, "FunctionName.pattern"},
      {"fn-3", R"({"ZipFile":"Zm9v"})", Kind::refused, "observed.not-a-zip"},
      {"fn-1", R"({"ZipFile":"Zm9v","Publish":1})", Kind::refused, "Publish.type"},
  };
  const Oracle asked = oracle();
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name + " " + row.body);
    const Prediction prediction = asked.predict(update(row.name, filled(row.body)));
    EXPECT_EQ(name_of(prediction.kind), name_of(row.kind));
    EXPECT_EQ(prediction.expect.front().clause, row.clause);
    EXPECT_THAT(prediction.clauses, Contains(row.clause));
  }
}

TEST(OracleTest, TakesAnyRefusalOfARequestWithSeveralFlaws) {
  const Oracle asked = oracle();
  EXPECT_EQ(answers_of(asked.predict(update("fn.1", "{"))),
            "400 InvalidParameterValueException|ValidationException, 400 "
            "InvalidParameterValueException|ValidationException|SerializationException|"
            "InvalidRequestContentException");
  EXPECT_EQ(answers_of(asked.predict(update("fn-3", R"({"ZipFile":"Zm9v"})"))),
            "400 InvalidParameterValueException|ValidationException, 403, 404 ResourceNotFoundException");
}

TEST(OracleTest, ReportsWhatIsInferredAndDemandsNothing) {
  const Prediction prediction = oracle().predict(update("fn-1", filled(R"({"ZipFile":"ZIP\n"})")));
  ASSERT_EQ(prediction.expect.size(), 2U);
  EXPECT_EQ(prediction.expect[1].clause, "inferred.lenient-base64");
  EXPECT_EQ(answers_of(prediction).substr(0, 5), "200, ");
}

TEST(OracleTest, SaysWhichWayALongBareNameIsRefused) {
  const Prediction prediction = oracle().predict(update(of(65, 'a'), filled(R"({"ZipFile":"ZIP"})")));
  EXPECT_THAT(prediction.clauses, ElementsAre("FunctionName.bare-length", "FunctionName.bare-length.status"));
}

TEST(OracleTest, KnowsWhatChangesNothing) {
  struct Change {
    std::string body;
    bool changes_nothing;
    bool takes_options;
  };
  const std::vector<Change> rows = {
      {R"({"ZipFile":"ZIP"})", false, false},
      {R"({"ZipFile":"ZIP","DryRun":true})", true, false},
      {R"({"ZipFile":"ZIP","DryRun":false})", false, false},
      {R"({"ZipFile":"ZIP","DryRun":true,"DryRun":false})", false, true},
      {R"({"ZipFile":"ZIP","Publish":true})", false, true},
      {R"({"ZipFile":"ZIP","Publish":true,"DryRun":true})", true, true},
      {R"({"ZipFile":"ZIP","Publish":1})", true, false},
      {"{", true, false},
      {R"({"x":1e999})", false, true},
  };
  const Oracle asked = oracle();
  for (const Change& row : rows) {
    SCOPED_TRACE(row.body);
    const Prediction prediction = asked.predict(update("fn-1", filled(row.body)));
    EXPECT_EQ(prediction.changes_nothing, row.changes_nothing);
    EXPECT_EQ(prediction.takes_options, row.takes_options);
    EXPECT_TRUE(prediction.is_on_fixture);
  }
  EXPECT_TRUE(asked.predict(update("fn-3", "{}")).changes_nothing);
  EXPECT_FALSE(asked.predict(update("fn-3", "{}")).is_on_fixture);
}

TEST(OracleTest, LeavesOpenWhatIsNoRequestOfTheOperation) {
  const Oracle asked = oracle();
  http::Request other = update("fn-1", "{}");
  other.method = "POST";
  EXPECT_EQ(asked.predict(other).kind, Kind::open);
  other = update("fn-1", "{}");
  other.target += "/more";
  EXPECT_EQ(asked.predict(other).kind, Kind::open);
  other = update("fn-1", "{}");
  other.headers.set("Content-Type", "text/plain");
  EXPECT_EQ(asked.predict(other).kind, Kind::open);
  EXPECT_EQ(asked.judge(asked.predict(other), other, json_answer(500, "{}")).defects.front().clause,
            "protocol.no-server-error");
}

TEST(OracleTest, HoldsTheValuesOfASuccessAgainstWhatWasSent) {
  const Oracle asked = oracle();
  const http::Request request = update("fn-1", filled(R"({"ZipFile":"ZIP"})"));
  const auto defects_of = [&](const std::string& sha256) {
    const std::string body = R"({"CodeSha256":")" + sha256 + R"(","CodeSize":)" +
                             std::to_string(package_of("A").size()) + R"(,"FunctionArn":")" +
                             std::string(arn) +
                             R"(","FunctionName":"fn-1","LastModified":"2022-09-29T01:32:03.000+0000",)"
                             R"("RevisionId":"now","Version":"$LATEST"})";
    return asked.judge(asked.predict(request), request, json_answer(200, body)).defects;
  };
  EXPECT_THAT(defects_of(package::sha256_base64(package_of("A"))), IsEmpty());
  const verdict::Defects wrong = defects_of(package::sha256_base64(package_of("B")));
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong.front().clause, "ZipFile.replaces-code");
}

TEST(OracleTest, LearnsStates) {
  Oracle asked = oracle();
  const http::Request request = update("fn-1", filled(R"({"ZipFile":"ZIP","RevisionId":"next"})"));
  EXPECT_EQ(asked.predict(request).kind, Kind::refused);
  asked.learn_state("next");
  EXPECT_EQ(asked.predict(request).kind, Kind::open);
}

TEST(JsonLeewayTest, IsWhatTheRfcLeavesToReaders) {
  struct Leeway {
    std::string text;
    bool leaves;
  };
  const std::vector<Leeway> rows = {
      {"{}", false},
      {R"({"a":1e308})", false},
      {R"({"a":1e309})", true},
      {R"({"a":-1e309})", true},
      {R"({"a":"1e309"})", false},
      {R"({"a":"\uD83D\uDE00"})", false},
      {R"({"a":"\uD83D"})", true},
      {R"({"a":"\uD83Dx"})", true},
      {R"({"a":"\uDE00"})", true},
      {R"({"a":"\\uDE00"})", false},
      {R"({"\uDE00":1})", true},
      {"\xEF\xBB\xBF{}", true},
      {of(20, '['), false},
      {of(21, '['), true},
      {R"({"a":"[[[[[[[[[[[[[[[[[[[[[[[[["})", false},
      {"\"", false},
      {"\"\\", false},
  };
  for (const Leeway& row : rows) EXPECT_EQ(leaves_leeway(row.text), row.leaves) << row.text;
}

}  // namespace
}  // namespace plumbline::suite
