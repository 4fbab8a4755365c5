#include "wire/signing_peer.h"

#include <gmock/gmock.h>

#include "http/in_process.h"

namespace plumbline::wire {
namespace {

TEST(SigningPeer, SignsHostAndPathOfTheEndpoint) {
  http::Request seen;
  http::InProcess next([&](const http::Request& request) {
    seen = request;
    return http::Response{204, {}, ""};
  });
  const http::Url endpoint{
      .scheme = "http", .host = "localhost", .port = 4566, .path = "/prefix", .query = ""};
  const Credentials credentials{"id", "secret", ""};
  const SigningScope scope{"us-west-2", "lambda"};
  const std::chrono::system_clock::time_point now{std::chrono::hours(24)};
  SigningPeer peer(next, endpoint, credentials, scope, [&] { return now; });

  const http::Request request{"PUT", "/a?b", {{"Content-Type", "application/json"}}, "{}"};
  ASSERT_TRUE(peer.send(request).has_value());

  http::Request expected = request;
  expected.target = "/prefix/a?b";
  sign(expected, "localhost:4566", credentials, scope, now);
  EXPECT_EQ(seen.target, "/a?b") << "the next peer adds the prefix itself";
  EXPECT_EQ(seen.body, request.body);
  EXPECT_TRUE(seen.headers == expected.headers);
}

}  // namespace
}  // namespace plumbline::wire
