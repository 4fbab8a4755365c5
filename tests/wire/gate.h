#pragma once

#include <condition_variable>
#include <latch>
#include <mutex>

#include "http/message.h"

namespace plumbline::wire {

/// A handler that stays in a request until it is let go.
///
///     Gate gate;
///     ... Server::start({.threads = 2}, [&](const http::Request& request) { return gate.pass(request); });
///     gate.wait_for_entry();
///     gate.open();
class Gate {
 public:
  http::Response pass(const http::Request&) {
    entered_.count_down();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return open_; });
    return {200, {}, "done"};
  }
  void wait_for_entry() { entered_.wait(); }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::latch entered_{1};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

}  // namespace plumbline::wire
