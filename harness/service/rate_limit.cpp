#include "service/rate_limit.h"

#include <algorithm>

namespace plumbline::service {
namespace {

constexpr std::chrono::hours wait_max{24};

}  // namespace

std::optional<std::chrono::duration<double>> RateLimit::take(std::string_view account, Time now) {
  using Seconds = std::chrono::duration<double>;
  if (rate_ <= 0) return std::nullopt;
  const double tokens_max = std::max(1.0, rate_);
  const std::lock_guard lock(mutex_);
  auto at = buckets_.find(account);
  if (at == buckets_.end()) at = buckets_.emplace(account, Bucket{tokens_max, now}).first;
  Bucket& bucket = at->second;
  // A clock that went back fills nothing, and takes nothing away.
  const double passed_s = std::max(0.0, Seconds(now - bucket.filled_at).count());
  bucket.tokens = std::min(tokens_max, bucket.tokens + passed_s * rate_);
  bucket.filled_at = now;
  if (bucket.tokens < 1) return std::min<Seconds>(Seconds((1 - bucket.tokens) / rate_), wait_max);
  bucket.tokens -= 1;
  return std::nullopt;
}

}  // namespace plumbline::service
