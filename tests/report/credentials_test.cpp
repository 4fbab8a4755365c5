#include "report/credentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Row {
  std::string text;
  std::string clean;
};

TEST(Credentials, InTextsAreReplaced) {
  const Row rows[] = {
      {"nothing here", "nothing here"},
      {"https://s3/k?X-Amz-Signature=9f86&a=b", "https://s3/k?X-Amz-Signature=REDACTED&a=b"},
      {"x-amz-security-token=abc%2B", "x-amz-security-token=REDACTED"},
      {"?X-Amz-Security-Token=a&X-Amz-Signature=b",
       "?X-Amz-Security-Token=REDACTED&X-Amz-Signature=REDACTED"},
      {"u%3FX-Amz-Signature%3D9f86%26a%3Db", "u%3FX-Amz-Signature%3DREDACTED%26a%3Db"},
      {"{\"Location\":\"https://s3/k?X-Amz-Signature=9f86\"}",
       "{\"Location\":\"https://s3/k?X-Amz-Signature=REDACTED\"}"},
      {"a?X-Amz-Signature=9f86\\u0026b", "a?X-Amz-Signature=REDACTED\\u0026b"},
      {"{\"Authorization\": \"AWS4 Credential=A, Signature=b\"}", "{\"Authorization\": \"REDACTED\"}"},
      {"[\"authorization\",\"AWS4 x\"]", "[\"authorization\",\"REDACTED\"]"},
      {"{\\\"Authorization\\\":\\\"AWS4 x\\\"}", "{\\\"Authorization\\\":\\\"REDACTED\\\"}"},
      {"Authorization: AWS4 Credential=A, Signature=b\r\nHost: h", "Authorization: REDACTED\r\nHost: h"},
      {"the header Authorization is missing", "the header Authorization is missing"},
      {"X-Amz-Signature=", "X-Amz-Signature="},
      {"https://b.s3/k?AWSAccessKeyId=A&Signature=v%2Fjr&Expires=1",
       "https://b.s3/k?AWSAccessKeyId=A&Signature=REDACTED&Expires=1"},
      {"the signature: it does not match", "the signature: it does not match"},
      {"{\"Location\":\"http://h/_plumbline/code/4f2a-77\"}",
       "{\"Location\":\"http://h/_plumbline/code/REDACTED\"}"},
      {"GET /_plumbline/code/4f2a HTTP/1.1", "GET /_plumbline/code/REDACTED HTTP/1.1"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(without_credentials(row.text), row.clean);
    EXPECT_EQ(without_credentials(row.clean), row.clean) << "cleaning twice changes it";
  }
}

TEST(Credentials, InRequestsAreReplaced) {
  const http::Request request{
      "GET",
      "/a?X-Amz-Signature=sig&b=c",
      {{"authorization", "AWS4 secret"}, {"X-Amz-Security-Token", "token"}, {"A", "b"}},
      "body"};
  const http::Request clean{"GET",
                            "/a?X-Amz-Signature=REDACTED&b=c",
                            {{"authorization", "REDACTED"}, {"X-Amz-Security-Token", "REDACTED"}, {"A", "b"}},
                            "body"};
  EXPECT_EQ(without_credentials(request), clean);
}

TEST(Credentials, SentBackAreReplaced) {
  suite::Exchange exchange{{"GET", "/", {}, ""},
                           http::Response{302,
                                          {{"Location", "http://h/?X-Amz-Security-Token=hidden"}},
                                          "{\"headers\":{\"X-Amz-Security-Token\":\"hidden\"}}"},
                           "closed after X-Amz-Signature=hidden"};
  exchange = without_credentials(std::move(exchange));
  EXPECT_THAT(exchange.response->headers.find("location").value(), Not(HasSubstr("hidden")));
  EXPECT_THAT(exchange.response->body, Not(HasSubstr("hidden")));
  EXPECT_THAT(exchange.no_answer, Not(HasSubstr("hidden")));
}

}  // namespace
}  // namespace plumbline::report
