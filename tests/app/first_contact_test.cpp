#include "app/first_contact.h"

#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Row {
  const char* why;
  const char* scheme;
  bool sigv4;
  const char* advice;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.scheme << " " << row.why; }

class FirstContact : public ::testing::TestWithParam<Row> {};

TEST_P(FirstContact, SaysWhereRequestsWentAndWhatToDo) {
  const Row& row = GetParam();
  TargetOptions options;
  options.endpoint = std::string(row.scheme) + "://host:1";
  options.sigv4 = row.sigv4;
  const std::string advice = advice_on(row.why, options, options.endpoint);
  EXPECT_THAT(advice, StartsWith("Requests went to " + options.endpoint + "/2015-03-31/functions, " +
                                 (row.sigv4 ? "signed" : "unsigned") + ".\n"));
  EXPECT_THAT(advice, HasSubstr(row.advice));
  EXPECT_THAT(advice, EndsWith("\n"));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FirstContact,
    ::testing::Values(
        Row{"no answer: unresolved: host: Name or service not known", "http", false, "no address"},
        Row{"no answer: unreachable: host:1: Connection refused", "http", false, "is it started"},
        Row{"no answer: unreachable: host:1: timed out", "http", false, "firewalls"},
        Row{"no answer: tls: host:1: wrong version number (SSL routines)", "https", false, "http:// instead"},
        Row{"no answer: tls: certificate verify failed: self-signed certificate", "https", false,
            "--ca-bundle"},
        Row{"no answer: closed: the peer closed the connection", "http", false, "https:// instead"},
        Row{"CreateFunction was answered with 400: The plain HTTP request was sent to HTTPS port", "http",
            false, "https:// instead"},
        Row{"no answer: timeout: not a byte of a response came in time", "http", false, "--read-timeout"},
        Row{"CreateFunction was answered with 403 MissingAuthenticationTokenException", "http", false,
            "--sigv4"},
        Row{"CreateFunction was answered with 403", "http", false, "AWS_SECRET_ACCESS_KEY"},
        Row{"CreateFunction was answered with 403 InvalidSignatureException: no", "http", true, "--region"},
        Row{"CreateFunction was answered with 400 InvalidParameterValueException: The role cannot be assumed",
            "http", false, "--role-arn"},
        Row{"CreateFunction was answered with 404, and no JSON with it", "http", false, "path of --endpoint"},
        Row{"CreateFunction was answered with 404, and no JSON with it", "http", true, "service may not be"},
        Row{"CreateFunction was answered with 301, and no JSON with it", "http", false, "elsewhere"},
        Row{"CreateFunction was answered with 502, and no JSON with it", "http", false, "gateway"},
        Row{"CreateFunction was answered with 407", "http", false, "proxy"},
        Row{"the function f cannot be read back by GetFunction", "http", false, "does not keep"},
        Row{"the function f reads back as one that has not its name: {}", "http", false, "does not keep"},
        Row{"CreateFunction was answered with 501 NotImplemented", "http", false, "--function NAME"}));

}  // namespace
}  // namespace plumbline::app
