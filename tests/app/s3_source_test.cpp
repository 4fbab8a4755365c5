#include "app/s3_source.h"

#include <deque>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

namespace plumbline::app {
namespace {

using service::ObjectAddress;
using service::SourceError;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = http::NoAnswer::Kind;

const ObjectAddress address{"packages", "app.zip", std::nullopt};

http::Answer none(Kind kind) { return tl::unexpected(http::NoAnswer{kind, "why"}); }
http::Answer error(int status, const std::string& code) {
  return http::Response{status, {}, "<Error><Code>" + code + "</Code><Message>m</Message></Error>"};
}

/// A server in the place of S3, that answers as it is told, one answer after the other, the last for ever;
/// and what became of a read from it.
class Script {
 public:
  explicit Script(std::deque<http::Answer> answers) : answers_(std::move(answers)) {}

  Result<std::string, SourceError> fetch(const ObjectAddress& asked = address,
                                         std::uint64_t bytes_max = 100) {
    S3Access access;
    access.peer = std::make_unique<Peer>(*this);
    access.retries = {.attempts = 4, .first_pause = milliseconds(100)};
    access.pause = [this](milliseconds pause) { pauses.push_back(pause.count()); };
    access.tell_failure = [this](const std::string& failure) { failures.push_back(failure); };
    return S3Source(std::move(access)).fetch(asked, bytes_max);
  }

  std::vector<std::string> requests;
  std::vector<std::int64_t> pauses;
  std::vector<std::string> failures;

 private:
  struct Peer final : http::Peer {
    explicit Peer(Script& of) : script(of) {}
    http::Answer send(const http::Request& request) override {
      script.requests.push_back(request.method + " " + request.target);
      http::Answer answer = script.answers_.front();
      if (script.answers_.size() > 1) script.answers_.pop_front();
      return answer;
    }
    Script& script;
  };

  std::deque<http::Answer> answers_;
};

TEST(S3Source, ReadsAnObject) {
  Script s3({http::Response{200, {}, "zip"}});
  EXPECT_EQ(s3.fetch().value(), "zip");
  EXPECT_THAT(s3.requests, ElementsAre("GET /packages/app.zip"));
  EXPECT_THAT(s3.pauses, IsEmpty());
  EXPECT_THAT(s3.failures, IsEmpty());
}

TEST(S3Source, AsksInPathStyleWithEverythingEncoded) {
  struct Row {
    ObjectAddress address;
    std::string target;
  };
  const Row rows[] = {{{"b.c-d", "releases/1/app.zip", std::nullopt}, "/b.c-d/releases/1/app.zip"},
                      {{"b", "a b?c#d%e+f&g", std::nullopt}, "/b/a%20b%3Fc%23d%25e%2Bf%26g"},
                      {{"b", "//a/../b/", std::nullopt}, "/b///a/../b/"},
                      {{"b", "\xC3\xBC\r\n", std::nullopt}, "/b/%C3%BC%0D%0A"},
                      {{"b", "k", "v/1+=&"}, "/b/k?versionId=v%2F1%2B%3D%26"}};
  for (const auto& [asked, target] : rows) EXPECT_EQ(s3_target(asked), target);
}

TEST(S3Source, TellsS3sErrorsApartAndAsksOnce) {
  const ObjectAddress versioned{"packages", "app.zip", "v1"};
  struct Row {
    http::Answer answer;
    ObjectAddress address;
    SourceError error;
  };
  const Row rows[] = {{error(404, "NoSuchBucket"), address, SourceError::no_such_bucket},
                      {error(404, "NoSuchKey"), address, SourceError::no_such_key},
                      {error(404, "NoSuchVersion"), versioned, SourceError::no_such_version},
                      {error(403, "AccessDenied"), address, SourceError::access_denied},
                      {http::Response{200, {}, std::string(101, 'x')}, address, SourceError::too_large},
                      {none(Kind::too_large), address, SourceError::too_large}};
  for (const auto& [answer, asked, wanted] : rows) {
    Script s3({answer});
    const auto read = s3.fetch(asked);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error(), wanted);
    EXPECT_EQ(s3.requests.size(), 1U);
    EXPECT_THAT(s3.failures, IsEmpty());
  }
}

TEST(S3Source, TriesAgainWhatMayPass) {
  for (const http::Answer& failure : {error(500, "InternalError"), error(503, "SlowDown"), error(429, "x"),
                                      none(Kind::unreachable), none(Kind::closed), none(Kind::unresolved)}) {
    Script s3({failure, failure, http::Response{200, {}, "zip"}});
    EXPECT_EQ(s3.fetch().value_or("none"), "zip");
    EXPECT_THAT(s3.pauses, ElementsAre(100, 200));
  }
}

TEST(S3Source, GivesUpAfterItsTries) {
  Script s3({error(503, "SlowDown")});
  const auto read = s3.fetch();
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error(), SourceError::unavailable);
  EXPECT_EQ(s3.requests.size(), 4U);
  EXPECT_THAT(s3.pauses, ElementsAre(100, 200, 400));
  EXPECT_THAT(s3.failures,
              ElementsAre(HasSubstr("/packages/app.zip could not be read in 4 tries: 503 SlowDown: m")));
}

TEST(S3Source, DoesNotRepeatWhatStays) {
  for (const http::Answer& failure :
       {none(Kind::timeout), none(Kind::tls), none(Kind::malformed), error(301, "PermanentRedirect"),
        error(400, "AuthorizationHeaderMalformed")}) {
    Script s3({failure});
    const auto read = s3.fetch();
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error(), SourceError::unavailable);
    EXPECT_EQ(s3.requests.size(), 1U);
    EXPECT_EQ(s3.failures.size(), 1U);
  }
}

}  // namespace
}  // namespace plumbline::app
