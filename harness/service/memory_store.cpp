#include "service/memory_store.h"

#include <cstdlib>
#include <utility>

namespace plumbline::service {

Result<std::optional<std::string>, StoreError> MemoryStore::package(std::string_view sha256) const {
  Bytes bytes;
  {
    const std::lock_guard lock(packages_mutex_);
    const auto at = packages_.find(sha256);
    if (at == packages_.end()) return std::nullopt;
    bytes = at->second;
  }
  return *bytes;
}

Result<void, StoreError> MemoryStore::put(std::shared_ptr<const Function> next, Bytes package) {
  const Change change = shelves_.change_to(std::move(next));
  if (!shelves_.reserve(change)) return refused(StoreError{StoreError::Kind::no_room, {}});
  gain_packages(change, std::move(package));
  shelves_.apply(change);
  lose_packages(change);
  return {};
}

Result<void, StoreError> MemoryStore::erase(const Home& home, const std::string& name) {
  auto before = shelves_.find(home, name);
  if (before == nullptr) return {};
  const Change change = change_between(std::move(before), nullptr);
  shelves_.apply(change);
  lose_packages(change);
  return {};
}

void MemoryStore::gain_packages(const Change& change, Bytes latest) {
  const std::lock_guard lock(packages_mutex_);
  if (latest != nullptr) packages_.try_emplace(change.after->latest.code.sha256, std::move(latest));
  for (const std::string_view sha256 : change.packages_gained) {
    // A version without its package could never be served again: no such state may come to be.
    if (!packages_.contains(sha256)) std::abort();
  }
  counts_.add(change.packages_gained);
}

void MemoryStore::lose_packages(const Change& change) {
  const std::lock_guard lock(packages_mutex_);
  for (const std::string_view sha256 : counts_.drop(change.packages_lost)) {
    packages_.erase(packages_.find(sha256));
  }
}

}  // namespace plumbline::service
