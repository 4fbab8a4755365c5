#include "service/holds.h"

#include <algorithm>

namespace plumbline::service {

void Holds::acquire(const Home& home, const std::string& name) {
  const auto is_same = [&](const Held& held) { return *held.name == name && *held.home == home; };
  std::unique_lock lock(mutex_);
  released_.wait(lock, [&] { return std::ranges::none_of(held_, is_same); });
  held_.push_back({&home, &name});
}

void Holds::release(const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(held_, [&](const Held& held) { return held.name == &name; });
  }
  released_.notify_all();
}

}  // namespace plumbline::service
