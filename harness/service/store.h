#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"
#include "service/fault.h"
#include "service/function_record.h"
#include "service/lifecycle.h"

namespace plumbline::service {

/// Why a store did not do what it was asked. Nothing has changed then.
struct StoreError {
  enum class Kind {
    no_room,  ///< the packages of the home would pass its storage limit
    failed,   ///< the disk is full, say, or broken
  };
  Kind kind = Kind::failed;
  std::string
      reason;  ///< which file and what the system said; for who runs the endpoint, not for its clients
};

/// The answer to the client whose request met it: CodeStorageExceededException or ServiceException.
[[nodiscard]] Fault fault_of(const StoreError& error);

/// Where the functions of all homes and their packages are kept. Readers get unchanging records at any time.
/// A writer holds one function: what it read stays true until it commits, so that a RevisionId compared under
/// the hold is compared and swapped as one. Safe to call from many threads; a thread holds one function at a
/// time.
///
///     const Hold hold(store, home, "my-function", clock);
///     const auto next = std::make_shared<Function>(*hold.function());
///     next->latest.revision_id = ids();
///     if (const auto done = hold.commit(next); !done) return refused(fault_of(done.error()));
class Store {
 public:
  virtual ~Store() = default;

  /// The function of that name as it was last committed; nullptr where there is none.
  [[nodiscard]] virtual std::shared_ptr<const Function> find(const Home& home,
                                                             std::string_view name) const = 0;

  /// All functions of a home, ascending by name.
  [[nodiscard]] virtual std::vector<std::shared_ptr<const Function>> all(const Home& home) const = 0;

  /// The bytes of the package with that hash (base64 of SHA-256); nullopt where no version has it any more.
  [[nodiscard]] virtual Result<std::optional<std::string>, StoreError> package(
      std::string_view sha256) const = 0;

 private:
  friend class Hold;

  /// Waits until nobody else holds the name in that home, then holds it.
  virtual void acquire(const Home& home, const std::string& name) = 0;
  virtual void release(const Home& home, const std::string& name) = 0;

  /// Whether the packages of all versions in the function's home, each counted in full, would stay within the
  /// storage limit, which each home has for itself. What needs no more room than before always has it.
  [[nodiscard]] virtual bool has_room_for(const std::shared_ptr<const Function>& next) const = 0;

  /// Puts a function in the place of its predecessor, if any. `package` is that of `next.latest`, where the
  /// store may not have it yet; every other one it has.
  [[nodiscard]] virtual Result<void, StoreError> put(std::shared_ptr<const Function> next, Bytes package) = 0;
  [[nodiscard]] virtual Result<void, StoreError> erase(const Home& home, const std::string& name) = 0;
};

/// One writer's right to change one function, for as long as it lives.
class Hold {
 public:
  Hold(Store& store, Home home, std::string name, const Clock& clock);
  ~Hold() { store_.release(home_, name_); }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  /// The function as it is when the hold begins; nullptr where there is none.
  [[nodiscard]] const Function* function() const { return function_.get(); }

  [[nodiscard]] bool has_room_for(const std::shared_ptr<const Function>& next) const {
    return store_.has_room_for(next);
  }

  /// What is committed when this returns is there for every reader, and stays for as long as the store keeps
  /// anything.
  [[nodiscard]] Result<void, StoreError> commit(std::shared_ptr<const Function> next,
                                                Bytes package = nullptr) const;
  [[nodiscard]] Result<void, StoreError> erase() const { return store_.erase(home_, name_); }

 private:
  Store& store_;
  Home home_;
  std::string name_;
  std::shared_ptr<const Function> function_;
};

}  // namespace plumbline::service
