#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "service/home.h"

namespace plumbline::service {

/// Who may change which function: the names that are held, at most once each. What every store has of Hold.
///
///     holds.acquire(home, name);  // waits for whoever holds it
///     holds.release(name);
class Holds {
 public:
  /// Both stay where they are until they are released.
  void acquire(const Home& home, const std::string& name);
  void release(const std::string& name);

 private:
  struct Held {
    const Home* home;
    const std::string* name;
  };

  std::mutex mutex_;
  std::condition_variable released_;
  std::vector<Held> held_;  ///< one for each thread at most: too few to be sorted
};

}  // namespace plumbline::service
