#include "service/code_links.h"

#include <utility>

namespace plumbline::service {

void CodeLinks::issue(std::string token, std::string sha256, Time now) {
  const std::lock_guard lock(mutex_);
  while (!oldest_first_.empty() &&
         (oldest_first_.size() >= links_max || links_.find(oldest_first_.front())->second.expires <= now)) {
    drop_oldest();
  }
  const auto [at, is_new] = links_.try_emplace(std::move(token), Link{std::move(sha256), now + lifetime});
  if (is_new) oldest_first_.push_back(at->first);
}

std::optional<std::string> CodeLinks::redeem(std::string_view token, Time now) const {
  const std::lock_guard lock(mutex_);
  const auto at = links_.find(token);
  if (at == links_.end() || at->second.expires <= now) return std::nullopt;
  return at->second.sha256;
}

void CodeLinks::drop_oldest() {
  links_.erase(oldest_first_.front());
  oldest_first_.pop_front();
}

}  // namespace plumbline::service
