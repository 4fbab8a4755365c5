#include "wire/sigv4.h"

#include <gmock/gmock.h>

#include "package/sha256.h"
#include "wire/sigv4_rows.h"

namespace plumbline::wire {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const auto noon = std::chrono::sys_days(std::chrono::year(2015) / 8 / 30) + std::chrono::hours(12) +
                  std::chrono::minutes(36);

/// The lines of a canonical request, of which the second is the path and the third the query.
std::string line(std::string_view text, int number) {
  for (int i = 0; i < number; ++i) text.remove_prefix(text.find('\n') + 1);
  return std::string(text.substr(0, text.find('\n')));
}

TEST(SigV4, AgreesWithTheVectors) {
  const SigV4Rows data = sigv4_rows();
  ASSERT_EQ(data.rows.size(), 26U) << "the data file cannot be read";
  for (const SigV4Row& row : data.rows) {
    http::Request request = row.request;
    sign(request, "", row.credentials, data.scope, noon, row.options);
    http::Request unsigned_request = request;
    unsigned_request.headers.erase("Authorization");
    if (!row.options.sign_session_token) unsigned_request.headers.erase("X-Amz-Security-Token");
    const std::string canonical =
        canonical_request(unsigned_request, signed_header_names(unsigned_request.headers),
                          package::sha256_hex(request.body), row.options);
    EXPECT_EQ(line(canonical, 1), row.canonical_path) << row.name;
    EXPECT_EQ(line(canonical, 2), row.canonical_query) << row.name;
    EXPECT_EQ(package::sha256_hex(canonical), row.canonical_sha256) << row.name << "\n" << canonical;
    EXPECT_EQ(
        request.headers.find("Authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=" +
            row.signed_headers + ", Signature=" + row.signature)
        << row.name;
    EXPECT_EQ(request.headers.find("X-Amz-Date"), data.timestamp);
    EXPECT_EQ(request.headers.find("X-Amz-Security-Token").value_or(""), row.credentials.session_token)
        << row.name;
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
