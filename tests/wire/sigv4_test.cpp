#include "wire/sigv4.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "json/parse.h"
#include "package/sha256.h"

namespace plumbline::wire {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const auto noon = std::chrono::sys_days(std::chrono::year(2015) / 8 / 30) + std::chrono::hours(12) +
                  std::chrono::minutes(36);

json::Value vectors() {
  std::ifstream file(WIRE_DATA "/sigv4.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  auto value = json::parse(text);
  return value ? std::move(*value) : json::Value();
}

std::string text_of(const json::Value& row, std::string_view name) {
  const json::Value* value = row.find(name);
  return value == nullptr ? std::string() : *value->string();
}

bool flag_of(const json::Value& row, std::string_view name, bool otherwise) {
  const json::Value* value = row.find(name);
  return value == nullptr ? otherwise : *value->boolean();
}

/// One row of the data file, as arguments of sign().
struct Vector {
  explicit Vector(const json::Value& row)
      : request{text_of(row, "method"), text_of(row, "target"), {}, text_of(row, "body")},
        options{.normalize_path = flag_of(row, "normalize", true),
                .body_hash_header = flag_of(row, "body_hash_header", false),
                .sign_session_token = flag_of(row, "sign_session_token", true)} {
    for (const json::Value& line : *row.find("headers")->array()) {
      request.headers.add(*(*line.array())[0].string(), *(*line.array())[1].string());
    }
  }
  http::Request request;
  SigningOptions options;
};

/// The lines of a canonical request, of which the second is the path and the third the query.
std::string line(std::string_view text, int number) {
  for (int i = 0; i < number; ++i) text.remove_prefix(text.find('\n') + 1);
  return std::string(text.substr(0, text.find('\n')));
}

TEST(SigV4, AgreesWithTheVectors) {
  const json::Value data = vectors();
  ASSERT_NE(data.find("rows"), nullptr) << "the data file cannot be read";
  const auto& rows = *data.find("rows")->array();
  EXPECT_EQ(rows.size(), 26U);
  const SigningScope scope{text_of(data, "region"), text_of(data, "service")};
  for (const json::Value& row : rows) {
    const Credentials credentials{text_of(data, "access_key_id"), text_of(data, "secret_access_key"),
                                  text_of(row, "session_token")};
    Vector vector(row);
    sign(vector.request, "", credentials, scope, noon, vector.options);
    http::Request unsigned_request = vector.request;
    unsigned_request.headers.erase("Authorization");
    if (!vector.options.sign_session_token) unsigned_request.headers.erase("X-Amz-Security-Token");
    const std::string canonical =
        canonical_request(unsigned_request, signed_header_names(unsigned_request.headers),
                          package::sha256_hex(vector.request.body), vector.options);
    const std::string name = text_of(row, "name");
    EXPECT_EQ(line(canonical, 1), text_of(row, "canonical_path")) << name;
    EXPECT_EQ(line(canonical, 2), text_of(row, "canonical_query")) << name;
    EXPECT_EQ(package::sha256_hex(canonical), text_of(row, "canonical_sha256")) << name << "\n" << canonical;
    EXPECT_EQ(
        vector.request.headers.find("Authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=" +
            text_of(row, "signed_headers") + ", Signature=" + text_of(row, "signature"))
        << name;
    EXPECT_EQ(vector.request.headers.find("X-Amz-Date"), text_of(data, "timestamp"));
    EXPECT_EQ(vector.request.headers.find("X-Amz-Security-Token").value_or(""), credentials.session_token)
        << name;
  }
}

TEST(SigV4, EncodesAPathOnceMoreUnlessToldOtherwise) {
  const http::Request request{"GET", "/functions/my%3Aname:1", {}, ""};
  EXPECT_EQ(line(canonical_request(request, {}, ""), 1), "/functions/my%253Aname%3A1");
  EXPECT_EQ(line(canonical_request(request, {}, "", {.encode_path = false}), 1), "/functions/my%3Aname:1");
}

TEST(SigV4, AddsAHostAndSignsAgainCleanly) {
  http::Request request{"GET", "/", {{"User-Agent", "me"}}, ""};
  const Credentials credentials{"id", "secret", "token"};
  sign(request, "h:1", credentials, {"r", "s"}, noon);
  const http::Request once = request;
  sign(request, "other", credentials, {"r", "s"}, noon);
  EXPECT_EQ(request.headers.find("Host"), "h:1");
  EXPECT_EQ(request.headers.find("Authorization"), once.headers.find("Authorization"));
  EXPECT_EQ(request.headers.size(), once.headers.size());
  EXPECT_THAT(
      std::string(*request.headers.find("Authorization")),
      AllOf(HasSubstr("SignedHeaders=host;x-amz-date;x-amz-security-token,"), Not(HasSubstr("user-agent"))));
}

}  // namespace
}  // namespace plumbline::wire
