#include "suite/request_ids.h"

#include <functional>

namespace plumbline::suite {

bool RequestIds::is_new(std::string_view id) {
  const std::size_t hash = std::hash<std::string_view>{}(id);
  const std::lock_guard lock(mutex_);
  if (!hashes_.insert(hash).second) return false;
  order_.push_back(hash);
  if (order_.size() > remembered_max) {
    hashes_.erase(order_.front());
    order_.pop_front();
  }
  return true;
}

}  // namespace plumbline::suite
