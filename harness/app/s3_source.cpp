#include "app/s3_source.h"

#include <optional>

#include <fmt/format.h>

#include "app/s3_error.h"
#include "http/uri.h"

namespace plumbline::app {
namespace {

using service::SourceError;

/// What became of one attempt.
struct Attempt {
  Result<std::string, SourceError> outcome;
  std::string failure{};    ///< of the source itself; empty: there is none
  bool may_repeat = false;  ///< it may do better next time
};

Attempt settled(SourceError error) { return {refused(error)}; }

Attempt failed(std::string why, bool may_repeat) {
  return {refused(SourceError::unavailable), std::move(why), may_repeat};
}

bool is_passing(int status) { return status == 429 || status >= 500; }

/// Who has waited for a whole deadline will not wait for more of them; neither will what was no HTTP, or no
/// certificate to trust, become better.
bool is_passing(http::NoAnswer::Kind kind) {
  using Kind = http::NoAnswer::Kind;
  return kind == Kind::unresolved || kind == Kind::unreachable || kind == Kind::closed;
}

Attempt judged(const service::ObjectAddress& address, http::Response response, std::uint64_t bytes_max) {
  if (response.status == 200) {
    if (response.body.size() > bytes_max) return settled(SourceError::too_large);
    return {std::move(response.body)};
  }
  const S3Error error = read_s3_error(response);
  if (is_passing(response.status)) return failed(described(error), true);
  if (const auto known = source_error_of(error, address.version.has_value())) return settled(*known);
  return failed(described(error), false);
}

Attempt attempt(http::Peer& peer, const service::ObjectAddress& address, std::uint64_t bytes_max) {
  http::Answer answer = peer.send({"GET", s3_target(address), {}, {}});
  if (answer) return judged(address, *std::move(answer), bytes_max);
  if (answer.error().kind == http::NoAnswer::Kind::too_large) return settled(SourceError::too_large);
  return failed(fmt::format("{}: {}", http::name_of(answer.error().kind), answer.error().detail),
                is_passing(answer.error().kind));
}

}  // namespace

std::string s3_target(const service::ObjectAddress& address) {
  std::string target =
      "/" + http::percent_encode(address.bucket) + "/" + http::percent_encode(address.key, "/");
  if (address.version) target += "?versionId=" + http::percent_encode(*address.version);
  return target;
}

Result<std::string, SourceError> S3Source::fetch(const service::ObjectAddress& address,
                                                 std::uint64_t bytes_max) const {
  auto pause = access_.retries.first_pause;
  for (unsigned tries = 1;; ++tries) {
    Attempt last = attempt(*access_.peer, address, bytes_max);
    if (last.failure.empty()) return std::move(last.outcome);
    if (!last.may_repeat || tries >= access_.retries.attempts) {
      access_.tell_failure(
          fmt::format("{} could not be read in {} tries: {}", s3_target(address), tries, last.failure));
      return std::move(last.outcome);
    }
    access_.pause(pause);
    pause *= 2;
  }
}

}  // namespace plumbline::app
