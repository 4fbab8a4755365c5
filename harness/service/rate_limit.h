#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "service/timestamp.h"

namespace plumbline::service {

/// How many requests each account may send: a token bucket, which holds what one second allows, and at least
/// one. What TooManyRequestsException of the page stands for.
///
///     RateLimit limit(2);
///     limit.take("123456789012", now)   // nullopt twice, then how long to wait
///
/// Safe to call from many threads at once. It keeps one bucket for each account that has ever asked: accounts
/// are few, as somebody must have named them.
class RateLimit {
 public:
  /// 0: no limit.
  explicit RateLimit(double requests_per_second_max) : rate_(requests_per_second_max) {}

  /// nullopt where the account may send one more request; else how long until it may, a day at
  /// most.
  [[nodiscard]] std::optional<std::chrono::duration<double>> take(std::string_view account, Time now);

 private:
  struct Bucket {
    double tokens = 0;
    Time filled_at;
  };

  const double rate_;
  std::mutex mutex_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace plumbline::service
