#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/function_record.h"
#include "service/lifecycle.h"

namespace plumbline::service {

/// Where the functions of all homes and their packages are kept. Readers get unchanging records at any time.
/// A writer holds one function: what it read stays true until it commits, so that a RevisionId compared under
/// the hold is compared and swapped as one. Safe to call from many threads; a thread holds one function at a
/// time.
///
///     const Hold hold(store, home, "my-function", clock);
///     Function next = *hold.function();
///     next.latest.revision_id = ids();
///     if (!hold.commit(std::move(next))) return refused(...);  // the packages would pass the limit
class Store {
 public:
  virtual ~Store() = default;

  /// The function of that name as it was last committed; nullptr where there is none.
  [[nodiscard]] virtual std::shared_ptr<const Function> find(const Home& home,
                                                             std::string_view name) const = 0;

  /// All functions of a home, ascending by name.
  [[nodiscard]] virtual std::vector<std::shared_ptr<const Function>> all(const Home& home) const = 0;

  /// The package with that hash (base64 of SHA-256); nullptr where no version has it any more.
  [[nodiscard]] virtual Bytes package(std::string_view sha256) const = 0;

 private:
  friend class Hold;

  /// Waits until nobody else holds the name in that home, then holds it.
  virtual void acquire(const Home& home, const std::string& name) = 0;
  virtual void release(const Home& home, const std::string& name) = 0;

  /// Whether the packages of all versions in the function's home, each counted in full, would stay within the
  /// storage limit, which each home has for itself.
  [[nodiscard]] virtual bool has_room_for(const Function& next) const = 0;

  /// Puts a function in the place of its predecessor, if any; false, and nothing done, where has_room_for
  /// says no. `package` is that of `next.latest`, where the store may not have it yet; every other one it
  /// has.
  [[nodiscard]] virtual bool put(Function next, Bytes package) = 0;
  virtual void erase(const Home& home, const std::string& name) = 0;
};

/// One writer's right to change one function, for as long as it lives.
class Hold {
 public:
  Hold(Store& store, Home home, std::string name, const Clock& clock)
      : store_(store), home_(std::move(home)), name_(std::move(name)) {
    store_.acquire(home_, name_);
    function_ = settled(store_.find(home_, name_), clock());
  }
  ~Hold() { store_.release(home_, name_); }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  /// The function as it is when the hold begins; nullptr where there is none.
  [[nodiscard]] const Function* function() const { return function_.get(); }

  [[nodiscard]] bool has_room_for(const Function& next) const { return store_.has_room_for(next); }
  [[nodiscard]] bool commit(Function next, Bytes package = nullptr) const {
    return store_.put(std::move(next), std::move(package));
  }
  void erase() const { store_.erase(home_, name_); }

 private:
  Store& store_;
  Home home_;
  std::string name_;
  std::shared_ptr<const Function> function_;
};

}  // namespace plumbline::service
