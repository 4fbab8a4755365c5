#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "service/timestamp.h"

namespace plumbline::service {

/// The addresses under which packages can be fetched for a while: what Code.Location of GetFunction points
/// to, in place of AWS's presigned S3 URLs, which last as long. Bounded: the oldest go when there are too
/// many.
///
///     links.issue(token, sha256, now);
///     links.redeem(token, now + std::chrono::minutes(3)) == sha256
class CodeLinks {
 public:
  static constexpr std::chrono::minutes lifetime{10};
  static constexpr std::size_t links_max = 10'000;

  /// Makes the token an address of the package with that hash. A token must be new and unguessable.
  void issue(std::string token, std::string sha256, Time now);

  /// The hash that a token stands for; nullopt where it is unknown or has expired.
  [[nodiscard]] std::optional<std::string> redeem(std::string_view token, Time now) const;

 private:
  struct Link {
    std::string sha256;
    Time expires;
  };

  void drop_oldest();

  mutable std::mutex mutex_;
  std::map<std::string, Link, std::less<>> links_;
  std::deque<std::string> oldest_first_;
};

}  // namespace plumbline::service
