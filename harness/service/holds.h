#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "service/home.h"

namespace plumbline::service {

/// Who may change which function: the names that are held, at most once each. What every store has of Hold.
///
///     holds.acquire(home, "my-function");  // waits for whoever holds it
///     holds.release(home, "my-function");
class Holds {
 public:
  void acquire(const Home& home, const std::string& name);
  void release(const Home& home, const std::string& name);

 private:
  std::mutex mutex_;
  std::condition_variable released_;
  std::set<std::pair<Home, std::string>> held_;
};

}  // namespace plumbline::service
