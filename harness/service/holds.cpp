#include "service/holds.h"

namespace plumbline::service {

void Holds::acquire(const Home& home, const std::string& name) {
  std::pair key(home, name);
  std::unique_lock lock(mutex_);
  released_.wait(lock, [&] { return !held_.contains(key); });
  held_.insert(std::move(key));
}

void Holds::release(const Home& home, const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    held_.erase({home, name});
  }
  released_.notify_all();
}

}  // namespace plumbline::service
