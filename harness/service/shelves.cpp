#include "service/shelves.h"

#include <utility>

namespace plumbline::service {
namespace {

/// How much more room a function takes with the change; 0 where it takes less.
std::uint64_t growth_of(const Change& change) {
  return change.bytes_gained > change.bytes_lost ? change.bytes_gained - change.bytes_lost : 0;
}

/// How much less room it takes; 0 where it takes more.
std::uint64_t shrinkage_of(const Change& change) {
  return change.bytes_lost > change.bytes_gained ? change.bytes_lost - change.bytes_gained : 0;
}

}  // namespace

std::shared_ptr<const Function> Shelves::find(const Home& home, std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto shelf = shelves_.find(home);
  if (shelf == shelves_.end()) return nullptr;
  const auto at = shelf->second.functions.find(name);
  return at == shelf->second.functions.end() ? nullptr : at->second;
}

std::vector<std::shared_ptr<const Function>> Shelves::all(const Home& home) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const Function>> functions;
  const auto shelf = shelves_.find(home);
  if (shelf == shelves_.end()) return functions;
  functions.reserve(shelf->second.functions.size());
  for (const auto& [name, function] : shelf->second.functions) functions.push_back(function);
  return functions;
}

bool Shelves::fits(const Change& change) const {
  const std::uint64_t growth = growth_of(change);
  if (growth == 0) return true;
  const auto shelf = shelves_.find(change.function().home);
  const std::uint64_t used = shelf == shelves_.end() ? 0 : shelf->second.code_bytes;
  return used <= code_storage_bytes_max_ && growth <= code_storage_bytes_max_ - used;
}

Change Shelves::change_to(std::shared_ptr<const Function> next) const {
  auto before = find(next->home, next->name);
  return change_between(std::move(before), std::move(next));
}

bool Shelves::has_room_for(const std::shared_ptr<const Function>& next) const {
  const Change change = change_to(next);
  const std::lock_guard lock(mutex_);
  return fits(change);
}

bool Shelves::reserve(const Change& change) {
  const std::lock_guard lock(mutex_);
  if (!fits(change)) return false;
  shelves_[change.function().home].code_bytes += growth_of(change);
  return true;
}

void Shelves::load(const Change& change) {
  {
    const std::lock_guard lock(mutex_);
    shelves_[change.function().home].code_bytes += growth_of(change);
  }
  apply(change);
}

void Shelves::cancel(const Change& change) {
  const std::lock_guard lock(mutex_);
  const auto shelf = shelves_.find(change.function().home);
  shelf->second.code_bytes -= growth_of(change);
  if (shelf->second.is_bare()) shelves_.erase(shelf);
}

void Shelves::apply(const Change& change) {
  const std::lock_guard lock(mutex_);
  const auto shelf = shelves_.find(change.function().home);
  shelf->second.code_bytes -= shrinkage_of(change);
  if (change.after != nullptr) {
    shelf->second.functions[change.after->name] = change.after;
    return;
  }
  shelf->second.functions.erase(change.before->name);
  if (shelf->second.is_bare()) shelves_.erase(shelf);
}

}  // namespace plumbline::service
