#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "http/peer.h"
#include "service/code_source.h"

namespace plumbline::app {

/// How often, and after which pauses, a read is tried that failed for the server's reasons.
struct S3Retries {
  unsigned attempts = 4;
  std::chrono::milliseconds first_pause{100};  ///< each further one is twice as long
};

/// What an S3Source works with beside the address of an object.
struct S3Access {
  std::unique_ptr<http::Peer> peer;  ///< signs for S3, and reads no more than an object may have
  S3Retries retries{};
  std::function<void(std::chrono::milliseconds)> pause;  ///< waits that long
  std::function<void(const std::string&)> tell_failure;  ///< for who runs the endpoint; never the clients
};

/// Packages from a server that speaks S3's protocol: `GET /bucket/key`, with `?versionId=` where one is
/// wanted. Its answers become S3's own errors (SourceError); no answer, 429 and 5xx are tried again a bounded
/// number of times, and are "unavailable" then.
///
///     S3Source source({.peer = ..., .pause = sleep, .tell_failure = log});
///     source.fetch({"my-bucket", "releases/app.zip", std::nullopt}, 262144000);
class S3Source final : public service::CodeSource {
 public:
  explicit S3Source(S3Access access) : access_(std::move(access)) {}

  [[nodiscard]] Result<std::string, service::SourceError> fetch(const service::ObjectAddress& address,
                                                                std::uint64_t bytes_max) const override;

 private:
  const S3Access access_;
};

/// The request target of an object, path-style: "/my-bucket/releases/app.zip?versionId=v2".
[[nodiscard]] std::string s3_target(const service::ObjectAddress& address);

}  // namespace plumbline::app
