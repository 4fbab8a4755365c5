#include "verdict/envelope.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict/ask_spec.h"

namespace plumbline::verdict {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Not;

Defects defects_of(const http::Response& response, const http::Request& request = {"PUT", "/", {}, ""}) {
  return judge_envelope(request, response, read(response), ask());
}

/// "clause: observed", one for each defect.
std::vector<std::string> said_of(const http::Response& response) {
  std::vector<std::string> said;
  for (const Defect& defect : defects_of(response)) said.push_back(defect.clause + ": " + defect.observed);
  return said;
}

http::Headers with(http::Headers headers, std::string_view name, std::string_view value) {
  headers.set(name, std::string(value));
  return headers;
}

const http::Headers right_headers = {{"x-amzn-RequestId", "7"}, {"Content-Type", "application/json"}};

http::Response success() { return {200, right_headers, R"({"Here": "x"})"}; }
http::Response failure(int status = 400, std::string_view type = "Wrong",
                       std::string body = R"({"Type": "User", "message": "It is wrong."})") {
  return {status, with(right_headers, "x-amzn-ErrorType", type), std::move(body)};
}

TEST(Envelope, IsKept) {
  EXPECT_THAT(said_of(success()), IsEmpty());
  EXPECT_THAT(said_of(failure()), IsEmpty());
  EXPECT_THAT(said_of(failure(404, "Lost", R"({"Type": "User", "Message": "Gone."})")), IsEmpty());
  EXPECT_THAT(said_of(failure(400, "ValidationException", R"({"message": "Recorded so."})")), IsEmpty());
  EXPECT_THAT(said_of(failure(403, "AccessDeniedException", "{}")), IsEmpty());
  EXPECT_THAT(said_of(failure(403, "AccessDeniedException", "")), IsEmpty());
  EXPECT_THAT(said_of({204, {{"x-amzn-RequestId", "7"}}, ""}), IsEmpty()) << "without a body no type of it";
  EXPECT_THAT(defects_of(failure(404, "Lost", ""), {"HEAD", "/", {}, ""}), IsEmpty()) << "a HEAD has no body";
}

TEST(Envelope, TakesEveryWayToWriteTheMediaType) {
  for (const std::string_view type :
       {"application/json", "application/json;charset=utf-8", "application/json ; charset=utf-8",
        "application/json; charset=\"UTF-8\"", "Application/JSON"}) {
    http::Response response = success();
    response.headers.set("Content-Type", std::string(type));
    EXPECT_THAT(said_of(response), IsEmpty()) << type;
  }
}

struct Row {
  http::Response response;
  std::vector<std::string> said;
};

TEST(Envelope, TellsEachThingOnce) {
  for (const std::string_view name : {"Content-Type", "x-amzn-RequestId"}) {
    http::Response response = success();
    response.headers.add(std::string(name), "application/json");
    EXPECT_THAT(said_of(response), ElementsAre(testing::EndsWith(std::string(name) + " twice")));
  }
  http::Response error = failure();
  error.headers.add("x-amzn-errortype", "Lost");
  EXPECT_THAT(said_of(error), ElementsAre("error-type-header: x-amzn-ErrorType twice"));
}

TEST(Envelope, IsInNoCodingThatNobodyAskedFor) {
  http::Response coded = success();
  coded.headers.add("Content-Encoding", "gzip");
  EXPECT_THAT(said_of(coded), ElementsAre("http-response: Content-Encoding: gzip"));
  http::Response plain = success();
  plain.headers.add("Content-Encoding", "identity");
  EXPECT_THAT(said_of(plain), IsEmpty());
  const Defect silence = judge_no_answer({http::NoAnswer::Kind::malformed, "no HTTP"}, ask());
  EXPECT_EQ(silence.clause + ": " + silence.observed, "http-response: malformed");
}

TEST(Envelope, IsInUtf8) {
  for (const std::string_view charset : {"iso-8859-1", "UTF-16; x=y", "\"latin1\""}) {
    http::Response response = success();
    response.headers.set("Content-Type", "application/json; charset=" + std::string(charset));
    EXPECT_THAT(said_of(response), ElementsAre(testing::StartsWith("json-response: Content-Type")))
        << charset;
  }
}

TEST(Envelope, OfASuccessHasNoErrorType) {
  http::Response response = success();
  response.headers.set("x-amzn-ErrorType", "");
  EXPECT_THAT(said_of(response), ElementsAre("error-type-header: x-amzn-ErrorType on a success"));
}

TEST(Envelope, OfASuccessIsBroken) {
  http::Response unnamed = success();
  unnamed.headers.erase("x-amzn-RequestId");
  http::Response unidentified = success();
  unidentified.headers.set("x-amzn-RequestId", "");
  http::Response untyped = success();
  untyped.headers.erase("Content-Type");
  http::Response mistyped = success();
  mistyped.headers.set("Content-Type", "text/html");
  http::Response amazonian = success();
  amazonian.headers.set("Content-Type", "application/x-amz-json-1.1");
  const Row rows[] = {
      {unnamed, {"request-id: no x-amzn-RequestId"}},
      {unidentified, {"request-id: no x-amzn-RequestId"}},
      {untyped, {"content-type: no Content-Type"}},
      {mistyped, {"content-type: Content-Type: text/html"}},
      {amazonian, {"content-type: Content-Type: application/x-amz-json-1.1"}},
      {{200, right_headers, "<html>"}, {"json-response: a body that is no JSON object"}},
      {{200, right_headers, "[]"}, {"json-response: a body that is no JSON object"}},
      {{200, right_headers, "null"}, {"json-response: a body that is no JSON object"}},
      {{200, {}, "ok"},
       {"request-id: no x-amzn-RequestId", "content-type: no Content-Type",
        "json-response: a body that is no JSON object"}},
  };
  for (const Row& row : rows) EXPECT_THAT(said_of(row.response), ElementsAreArray(row.said));
}

TEST(Envelope, OfAnErrorIsBroken) {
  http::Response in_body = failure(400, "", R"({"__type": "Wrong", "Type": "User", "message": "It is."})");
  in_body.headers.erase("x-amzn-ErrorType");
  http::Response nowhere = failure();
  nowhere.headers.erase("x-amzn-ErrorType");
  http::Response mistyped = failure();
  mistyped.headers.set("Content-Type", "text/xml");
  const Row rows[] = {
      {failure(400, "Wrong", R"({"Type": "User", "message": " \n"})"),
       {"error-body-message: Wrong without member message"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "No.", "code": "Lost"})"),
       {"error-type-header: another type in x-amzn-ErrorType than in code"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "No.", "stackTrace": []})"),
       {"no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "x at B.java:42"})"),
       {"no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "index.js: no such file"})"), {}},
      {in_body, {"error-type-header: no x-amzn-ErrorType, the type only in the body"}},
      {nowhere, {"error-type-header: no x-amzn-ErrorType"}},
      {mistyped, {"error-content-type: Content-Type: text/xml"}},
      {failure(404), {"status-matches-type: Wrong with status 404"}},
      {failure(400, "Wrong", ""), {"error-body-message: an error without a JSON body"}},
      {failure(400, "Wrong", "{}"),
       {"error-body-message: Wrong without member message", "error-body-type: Wrong without member Type"}},
      {failure(400, "Wrong", R"({"Type": "User", "Message": "It is wrong."})"),
       {"error-body-message: Wrong without member message"}},
      {failure(404, "Lost", R"({"Type": "User", "message": "Gone."})"),
       {"error-body-message: Lost without member Message"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": ""})"),
       {"error-body-message: Wrong without member message"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": 7})"),
       {"error-body-message: Wrong without member message"}},
      {failure(400, "Wrong", R"({"Type": "Service", "message": "It is."})"),
       {"error-body-type: Wrong with another Type"}},
      {failure(400, "Wrong", R"({"Type": 1, "message": "It is."})"),
       {"error-body-type: Wrong with another Type"}},
      {failure(400, "Wrong", "<html>"),
       {"json-response: a body that is no JSON object",
        "no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "Traceback (most recent call last):\n"})"),
       {"no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "x\n\tat a.B.java"})"),
       {"no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "{\"trace\": \"x\\n    at y\"}"})"),
       {"no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "a.py\", line 3)"),
       {"json-response: a body that is no JSON object",
        "no-internals: an error that shows the service's inside"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "It is.", "message": "Or is it?"})"),
       {"json-response: a body with a member twice"}},
      {failure(400, "Wrong", R"({"Type": "User", "message": "It is.", "a": [{"b": 1, "b": 1}]})"),
       {"json-response: a body with a member twice"}},
      {failure(400, "Wrong", R"({"__type": "Other", "Type": "User", "message": "It is."})"),
       {"error-type-header: another type in x-amzn-ErrorType than in __type"}},
      {failure(400, "Wrong", R"({"__type": "com.x#Wrong", "Type": "User", "message": "It is."})"), {}},
  };
  for (const Row& row : rows) EXPECT_THAT(said_of(row.response), ElementsAreArray(row.said));
}

TEST(Envelope, MayRepeatWhatItWasSent) {
  const auto error = failure(400, "Wrong", R"({"Type": "User", "message": "No function panicked at 3"})");
  EXPECT_THAT(said_of(error), ElementsAre("no-internals: an error that shows the service's inside"));
  EXPECT_THAT(defects_of(error, {"PUT", "/functions/panicked%20at%203/code", {}, ""}), IsEmpty());
  EXPECT_THAT(defects_of(error, {"PUT", "/functions/a%9?Qualifier=panicked%20at%203%", {}, ""}), IsEmpty());
  const auto undecoded = failure(400, "Wrong", R"({"Type": "User", "message": "No %0Exception in thread%"})");
  EXPECT_THAT(defects_of(undecoded, {"PUT", "/functions/%0Exception in thread%/code", {}, ""}), IsEmpty());
  const auto quoting = failure(400, "Wrong", R"({"Type": "User", "message": "No function a.py\", line 3"})");
  EXPECT_THAT(said_of(quoting), ElementsAre("no-internals: an error that shows the service's inside"));
  EXPECT_THAT(defects_of(quoting, {"PUT", "/functions/a.py%22,%20line%203/code", {}, ""}), IsEmpty());
  EXPECT_THAT(defects_of(error, {"PUT", "/", {}, R"({"S3Key": "panicked at 3"})"}), IsEmpty());
  EXPECT_THAT(defects_of(error, {"PUT", "/", {}, R"({"S3Key": "p\u0061nicked\u0020at 3"})"}), IsEmpty());
  EXPECT_THAT(defects_of(error, {"PUT", "/panicked%9at", {}, R"({"S3Key": "panicked"})"}), Not(IsEmpty()));
}

TEST(Envelope, BlamesWhoIsAtFault) {
  EXPECT_THAT(said_of(failure(500, "ServiceException", R"({"Type": "Service", "message": "We are sorry."})")),
              IsEmpty());
  EXPECT_THAT(said_of(failure(500, "Wrong", R"({"Type": "User", "message": "It is wrong."})")),
              ElementsAre("status-matches-type: Wrong with status 500"))
      << "of its own faults no Type was recorded";
}

}  // namespace
}  // namespace plumbline::verdict
