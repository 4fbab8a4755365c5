#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "wire/server_gauges.h"

namespace plumbline::wire {

/// A connection of the server, as the server sees it: something that can be hurried and ended. Any thread may
/// call it.
class Session {
 public:
  virtual ~Session() = default;

  /// Ends the connection if what it waits for is overdue.
  virtual void cut_if_late(std::chrono::steady_clock::time_point now) = 0;

  /// Lets the request in flight end, then the connection.
  virtual void drain() = 0;

  /// Ends the connection, once no thread works on it any more.
  virtual void close() = 0;
};

/// The sessions there are, so that they can be counted, cut and waited for. It does not keep them alive.
///
///     registry.add(session);  // which calls registry.remove(this) when it ends
///     registry.wait_until_empty(limit);
class SessionRegistry {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// Counts the sessions in `gauges` too. `on_removed` is called after a session was removed, on the thread
  /// that did it.
  SessionRegistry(ServerGauges& gauges, std::function<void()> on_removed)
      : gauges_(gauges), on_removed_(std::move(on_removed)) {}

  void add(const std::shared_ptr<Session>& session);

  /// A second time for the same session does nothing.
  void remove(const Session* session);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<std::shared_ptr<Session>> all() const;
  void wait_until_empty(TimePoint limit) const;

 private:
  ServerGauges& gauges_;
  const std::function<void()> on_removed_;
  mutable std::mutex mutex_;
  mutable std::condition_variable removed_;
  std::unordered_map<const Session*, std::weak_ptr<Session>> sessions_;
};

}  // namespace plumbline::wire
