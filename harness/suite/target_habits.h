#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace plumbline::suite {

/// What the fixtures of a run learn of its target, so that each of them need not learn it again. For many
/// threads.
class TargetHabits {
 public:
  using Members = std::set<std::string>;

  /// The runtime that the target took; empty while it took none.
  [[nodiscard]] std::string runtime() const { return locked(runtime_); }
  void learn_runtime(std::string runtime) { lock_and_set(runtime_, std::move(runtime)); }

  /// Members of a configuration that differ between two reads of an idle function.
  [[nodiscard]] std::optional<Members> moving() const { return locked(moving_); }
  void learn_moving(Members members) { lock_and_set(moving_, std::optional(std::move(members))); }

  /// Why the plain request of an operation, which cases are variations of, was not accepted; empty where it
  /// was, or nobody has tried.
  using Refusals = std::map<std::string, std::string, std::less<>>;  ///< by operation
  [[nodiscard]] Refusals refused() const { return locked(refused_); }
  void learn_refused(Refusals refused) { lock_and_set(refused_, std::move(refused)); }

  /// Whether it ends its updates, as far as is known.
  [[nodiscard]] bool ends_updates() const { return locked(ends_updates_); }
  void learn_of_endless_update() { lock_and_set(ends_updates_, false); }

 private:
  template <class T>
  [[nodiscard]] T locked(const T& value) const {
    const std::lock_guard lock(mutex_);
    return value;
  }
  template <class T>
  void lock_and_set(T& value, T learned) {
    const std::lock_guard lock(mutex_);
    value = std::move(learned);
  }

  mutable std::mutex mutex_;
  std::string runtime_;
  std::optional<Members> moving_;
  Refusals refused_;
  bool ends_updates_ = true;
};

}  // namespace plumbline::suite
