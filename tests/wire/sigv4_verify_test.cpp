#include "wire/sigv4_verify.h"

#include <gmock/gmock.h>

#include "http/uri.h"
#include "package/sha256.h"
#include "wire/sigv4_rows.h"

namespace plumbline::wire {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;

const std::chrono::system_clock::time_point noon =
    std::chrono::sys_days(std::chrono::year(2015) / 8 / 30) + std::chrono::hours(12) + minutes(36);
const Credentials credentials{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};

Keyring keyring_of(const Credentials& known) {
  std::string text = "[one]\naws_access_key_id=" + known.access_key_id +
                     "\naws_secret_access_key=" + known.secret_access_key + "\n";
  if (!known.session_token.empty()) text += "aws_session_token=" + known.session_token + "\n";
  return *Keyring::read(text, "123456789012");
}

/// The error's type, or "ok".
std::string verdict_on(const http::Request& request, std::chrono::system_clock::time_point now = noon,
                       std::string_view service = "lambda") {
  const auto signer = verify(request, keyring_of(credentials), service, now);
  return signer ? "ok" : signer.error().type;
}

http::Request signed_request(std::string body = "{}") {
  http::Request request{"PUT", "/2015-03-31/functions/fn/code?a=b", {{"X-Amz-Meta", "1"}}, std::move(body)};
  sign(request, "127.0.0.1:9001", credentials, {"us-west-2", "lambda"}, noon);
  return request;
}

/// The same, signed in its query.
http::Request presigned_request(std::string_view expires = "900") {
  http::Request request{"GET", "/2015-03-31/functions/fn", {{"Host", "h"}}, ""};
  request.target +=
      "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-west-2%2Flambda"
      "%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=";
  request.target += expires;
  const SigningScope scope{"us-west-2", "lambda"};
  const std::string canonical = canonical_request(request, {"host"}, package::sha256_hex(""));
  request.target += "&X-Amz-Signature=" + signature(credentials.secret_access_key, "20150830T123600Z", scope,
                                                    string_to_sign("20150830T123600Z", scope, canonical));
  return request;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what << " in " << text;
  return text.replace(at, what.size(), with);
}

http::Request with_authorization(std::string_view what, std::string_view with) {
  http::Request request = signed_request();
  const std::string value(*request.headers.find("Authorization"));
  request.headers.set("Authorization", replaced(value, what, with));
  return request;
}

TEST(SigV4Verify, TakesThePublishedVectorsInTheHeader) {
  const SigV4Rows data = sigv4_rows();
  ASSERT_EQ(data.rows.size(), 26U) << "the data file cannot be read";
  for (const SigV4Row& row : data.rows) {
    http::Request request = row.request;
    request.headers.add("X-Amz-Date", data.timestamp);
    if (row.options.body_hash_header) {
      request.headers.add("X-Amz-Content-Sha256", package::sha256_hex(request.body));
    }
    if (!row.credentials.session_token.empty()) {
      request.headers.add("X-Amz-Security-Token", row.credentials.session_token);
    }
    request.headers.add("Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        "SignedHeaders=" +
                            row.signed_headers + ", Signature=" + row.signature);
    const Keyring keyring = keyring_of(row.credentials);
    const auto signer = verify(request, keyring, "service", noon, row.options);
    ASSERT_TRUE(signer.has_value()) << row.name << ": " << signer.error().message;
    EXPECT_EQ(signer->account, "123456789012");
    EXPECT_EQ(signer->region, "us-east-1");
    request.body += "x";
    EXPECT_FALSE(verify(request, keyring, "service", noon, row.options)) << row.name;
  }
}

TEST(SigV4Verify, TakesThePublishedVectorsInTheQuery) {
  const SigV4Rows data = sigv4_rows();
  ASSERT_EQ(data.rows.size(), 26U) << "the data file cannot be read";
  for (const SigV4Row& row : data.rows) {
    http::Request request = row.request;
    request.target += request.target.find('?') == std::string::npos ? "?" : "&";
    request.target +=
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1"
        "%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=" +
        http::percent_encode(row.query_signed_headers) + "&X-Amz-Expires=3600";
    if (!row.credentials.session_token.empty()) {
      request.target += "&X-Amz-Security-Token=" + http::percent_encode(row.credentials.session_token);
    }
    const std::string without_signature = request.target;
    request.target += "&X-Amz-Signature=" + row.query_signature;
    const Keyring keyring = keyring_of(row.credentials);
    const auto signer = verify(request, keyring, "service", noon, row.options);
    ASSERT_TRUE(signer.has_value()) << row.name << ": " << signer.error().message;
    EXPECT_FALSE(verify(request, keyring, "service", noon + seconds(3601), row.options)) << row.name;
    request.target = without_signature + "&more=1&X-Amz-Signature=" + row.query_signature;
    EXPECT_FALSE(verify(request, keyring, "service", noon, row.options)) << row.name;
  }
}

TEST(SigV4Verify, RefusesWhateverWasChangedOnTheWay) {
  ASSERT_EQ(verdict_on(signed_request()), "ok");
  struct Row {
    const char* name;
    void (*change)(http::Request&);
  };
  const Row rows[] = {
      {"method", [](http::Request& r) { r.method = "POST"; }},
      {"path", [](http::Request& r) { r.target = replaced(r.target, "fn", "gn"); }},
      {"query", [](http::Request& r) { r.target += "c"; }},
      {"body", [](http::Request& r) { r.body += " "; }},
      {"signed header", [](http::Request& r) { r.headers.set("X-Amz-Meta", "2"); }},
      {"second line of a signed header", [](http::Request& r) { r.headers.add("X-Amz-Meta", "1"); }},
      {"host", [](http::Request& r) { r.headers.set("Host", "other"); }},
      {"date", [](http::Request& r) { r.headers.set("X-Amz-Date", "20150830T123601Z"); }},
  };
  for (const Row& row : rows) {
    http::Request request = signed_request();
    row.change(request);
    EXPECT_EQ(verdict_on(request), "InvalidSignatureException") << row.name;
  }
  http::Request request = signed_request();
  request.headers.add("User-Agent", "a proxy");
  EXPECT_EQ(verdict_on(request), "ok") << "what is not signed may change";
}

TEST(SigV4Verify, AnswersEachDefectOfTheHeaderAsAwsDoes) {
  struct Row {
    std::string what;
    std::string with;
    std::string type;
  };
  const std::string invalid = "InvalidSignatureException";
  const std::string incomplete = "IncompleteSignatureException";
  const Row rows[] = {
      {"AWS4-HMAC-SHA256", "Bearer", incomplete},
      {"Credential=", "Cred=", incomplete},
      {"Signature=", "Sig=", incomplete},
      {"SignedHeaders=", "Headers=", incomplete},
      {"AKIDEXAMPLE/20150830", "AKIDEXAMPLE", incomplete},
      {"AKIDEXAMPLE", "AKIDOTHER", "UnrecognizedClientException"},
      {"AKIDEXAMPLE", "a/b/c", "UnrecognizedClientException"},
      {"20150830", "20150829", invalid},
      {"us-west-2", "us-east-1", invalid},
      {"us-west-2", "us_west_2", invalid},
      {"us-west-2", "", invalid},
      {"/lambda/", "/s3/", invalid},
      {"aws4_request", "aws5_request", invalid},
      {"host;", "", invalid},
      {"host;x-amz-date", "x-amz-date;host", incomplete},
      {"host;", "host;host;", incomplete},
      {"host;", "Host;", incomplete},
      {"host;", ";", incomplete},
      {"Signature=", "Signature=0", invalid},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(verdict_on(with_authorization(row.what, row.with)), row.type) << row.what << " to " << row.with;
  }
}

TEST(SigV4Verify, RefusesSignaturesOfAnyOtherText) {
  const std::string authorization(*signed_request().headers.find("Authorization"));
  const std::string right = authorization.substr(authorization.size() - 64);
  for (std::size_t i = 0; i < right.size(); ++i) {
    std::string wrong = right;
    wrong[i] = wrong[i] == '0' ? '1' : '0';
    EXPECT_EQ(verdict_on(with_authorization(right, wrong)), "InvalidSignatureException") << i;
  }
  EXPECT_EQ(verdict_on(with_authorization(right, right.substr(1))), "InvalidSignatureException");
}

TEST(SigV4Verify, AsksForASignature) {
  http::Request request = signed_request();
  request.headers.erase("Authorization");
  EXPECT_EQ(verdict_on(request), "MissingAuthenticationTokenException");
  request = signed_request();
  request.headers.add("Authorization", "AWS4-HMAC-SHA256 a");
  EXPECT_EQ(verdict_on(request), "IncompleteSignatureException") << "two of them";
  request = signed_request();
  request.target += "&X-Amz-Signature=0";
  EXPECT_EQ(verdict_on(request), "IncompleteSignatureException") << "here and there";
  request = signed_request();
  request.headers.erase("X-Amz-Date");
  EXPECT_EQ(verdict_on(request), "IncompleteSignatureException");
}

TEST(SigV4Verify, ReadsTheDateStrictly) {
  for (const char* date :
       {"", "2015-08-30T12:36:00Z", "20150830T123600", "20150230T123600Z", "20150830T243600Z",
        "20150830T12360-Z", "+0150830T123600Z", "19690830T123600Z", "20150830 123600Z"}) {
    http::Request request = signed_request();
    request.headers.set("X-Amz-Date", date);
    EXPECT_EQ(verdict_on(request), "IncompleteSignatureException") << date;
  }
}

TEST(SigV4Verify, AllowsFiveMinutesEitherWay) {
  const http::Request request = signed_request();
  EXPECT_EQ(verdict_on(request, noon + minutes(5)), "ok");
  EXPECT_EQ(verdict_on(request, noon - minutes(5)), "ok");
  const auto late = verify(request, keyring_of(credentials), "lambda", noon + minutes(5) + seconds(1));
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(
      late.error().message,
      "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)");
  const auto early = verify(request, keyring_of(credentials), "lambda", noon - minutes(5) - seconds(1));
  ASSERT_FALSE(early.has_value());
  EXPECT_EQ(
      early.error().message,
      "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + "
      "5 min.)");
  EXPECT_EQ(verdict_on(request, noon, "s3"), "InvalidSignatureException");
}

TEST(SigV4Verify, HoldsAnAddressAsLongAsItSays) {
  EXPECT_EQ(verdict_on(presigned_request()), "ok");
  EXPECT_EQ(verdict_on(presigned_request(), noon + seconds(900)), "ok");
  EXPECT_EQ(verdict_on(presigned_request(), noon + seconds(901)), "InvalidSignatureException");
  EXPECT_EQ(verdict_on(presigned_request(), noon - minutes(6)), "InvalidSignatureException");
  EXPECT_EQ(verdict_on(presigned_request("604800"), noon + std::chrono::hours(24 * 7)), "ok");
  for (const char* expires : {"0", "-1", "604801", "1.5", "", "x", "99999999999999999999"}) {
    EXPECT_EQ(verdict_on(presigned_request(expires)), "IncompleteSignatureException") << expires;
  }
}

TEST(SigV4Verify, WantsEveryPartOfTheQueryOnce) {
  for (const char* name : {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires",
                           "X-Amz-SignedHeaders", "X-Amz-Signature"}) {
    http::Request request = presigned_request();
    request.target = without_parameters(request.target, {name});
    EXPECT_EQ(verdict_on(request), "IncompleteSignatureException") << name;
    request = presigned_request();
    request.target += "&" + std::string(name) + "=x";
    EXPECT_EQ(verdict_on(request), "IncompleteSignatureException") << name << " twice";
  }
}

TEST(SigV4Verify, TakesABodyThatIsNotSignedWhereItSaysSo) {
  http::Request request{"PUT", "/", {{"Host", "h"}, {"X-Amz-Date", "20150830T123600Z"}}, "anything"};
  request.headers.add("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
  const std::vector<std::string> names = {"host", "x-amz-content-sha256", "x-amz-date"};
  const SigningScope scope{"us-west-2", "lambda"};
  const std::string right = signature(
      credentials.secret_access_key, "20150830T123600Z", scope,
      string_to_sign("20150830T123600Z", scope, canonical_request(request, names, "UNSIGNED-PAYLOAD")));
  request.headers.add("Authorization",
                      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-west-2/lambda/aws4_request,"
                      "SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=" +
                          right);
  EXPECT_EQ(verdict_on(request), "ok");
  request.body = "something else";
  EXPECT_EQ(verdict_on(request), "ok");
  http::Request covered = signed_request();
  covered.headers.add("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
  EXPECT_EQ(verdict_on(covered), "InvalidSignatureException") << "nobody else can say so";
  for (const char* hash : {"STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "0"}) {
    covered.headers.set("X-Amz-Content-Sha256", hash);
    EXPECT_EQ(verdict_on(covered), "InvalidSignatureException") << hash;
  }
}

TEST(SigV4Verify, HoldsTemporaryCredentialsToTheirToken) {
  const Credentials temporary{"ASIA", "secret", "token"};
  const Keyring keyring = keyring_of(temporary);
  const auto verdict = [&](const Credentials& used) {
    http::Request request{"GET", "/", {}, ""};
    sign(request, "h", used, {"us-west-2", "lambda"}, noon);
    const auto signer = verify(request, keyring, "lambda", noon);
    return signer ? "ok" : signer.error().type;
  };
  EXPECT_EQ(verdict(temporary), "ok");
  EXPECT_EQ(verdict({"ASIA", "secret", ""}), "UnrecognizedClientException");
  EXPECT_EQ(verdict({"ASIA", "secret", "other"}), "UnrecognizedClientException");
  http::Request request{"GET", "/", {}, ""};
  sign(request, "h", {credentials.access_key_id, credentials.secret_access_key, "token"},
       {"us-west-2", "lambda"}, noon);
  EXPECT_EQ(verdict_on(request), "UnrecognizedClientException") << "a token where there is none";
}

TEST(SigV4Verify, AnswersAsAwsDoes) {
  http::Request request{"GET", "/", {}, ""};
  const auto refusal = verify(request, keyring_of(credentials), "lambda", noon);
  ASSERT_FALSE(refusal.has_value());
  const http::Response response = response_of(refusal.error());
  EXPECT_EQ(response.status, 403);
  EXPECT_EQ(response.headers.find("x-amzn-ErrorType"), "MissingAuthenticationTokenException");
  EXPECT_EQ(response.body, R"({"message":"Missing Authentication Token"})");
}

}  // namespace
}  // namespace plumbline::wire
