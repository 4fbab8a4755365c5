#include "wire/session.h"

namespace plumbline::wire {

void SessionRegistry::add(const std::shared_ptr<Session>& session) {
  const std::lock_guard lock(mutex_);
  if (!sessions_.emplace(session.get(), session).second) return;
  ++gauges_.connections;
  ++gauges_.connections_accepted;
}

void SessionRegistry::remove(const Session* session) {
  {
    const std::lock_guard lock(mutex_);
    if (sessions_.erase(session) == 0) return;
    --gauges_.connections;
    removed_.notify_all();
  }
  on_removed_();
}

std::size_t SessionRegistry::size() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

std::vector<std::shared_ptr<Session>> SessionRegistry::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Session>> alive;
  alive.reserve(sessions_.size());
  for (const auto& [key, session] : sessions_) {
    if (auto held = session.lock()) alive.push_back(std::move(held));
  }
  return alive;
}

void SessionRegistry::wait_until_empty(TimePoint limit) const {
  std::unique_lock lock(mutex_);
  removed_.wait_until(lock, limit, [&] { return sessions_.empty(); });
}

}  // namespace plumbline::wire
