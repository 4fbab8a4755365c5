#include "service/memory_store.h"

#include <cstdlib>
#include <utility>

namespace plumbline::service {
namespace {

std::uint64_t code_bytes_of(const Function& function) {
  std::uint64_t bytes = function.latest.code.bytes;
  for (const auto& version : function.published) bytes += version->code.bytes;
  return bytes;
}

template <class Visit>
void for_each_hash(const Function& function, Visit visit) {
  visit(function.latest.code.sha256);
  for (const auto& version : function.published) visit(version->code.sha256);
}

}  // namespace

std::shared_ptr<const Function> MemoryStore::find(const Home& home, std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto shelf = shelves_.find(home);
  if (shelf == shelves_.end()) return nullptr;
  const auto at = shelf->second.functions.find(name);
  return at == shelf->second.functions.end() ? nullptr : at->second;
}

std::vector<std::shared_ptr<const Function>> MemoryStore::all(const Home& home) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const Function>> functions;
  const auto shelf = shelves_.find(home);
  if (shelf == shelves_.end()) return functions;
  functions.reserve(shelf->second.functions.size());
  for (const auto& [name, function] : shelf->second.functions) functions.push_back(function);
  return functions;
}

Bytes MemoryStore::package(std::string_view sha256) const {
  const std::lock_guard lock(mutex_);
  const auto at = packages_.find(sha256);
  return at == packages_.end() ? nullptr : at->second.bytes;
}

void MemoryStore::acquire(const Home& home, const std::string& name) {
  std::pair key(home, name);
  std::unique_lock lock(mutex_);
  released_.wait(lock, [&] { return !held_.contains(key); });
  held_.insert(std::move(key));
}

void MemoryStore::release(const Home& home, const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    held_.erase({home, name});
  }
  released_.notify_all();
}

bool MemoryStore::fits(const Function& next) const {
  std::uint64_t others = 0;
  if (const auto shelf = shelves_.find(next.home); shelf != shelves_.end()) {
    const auto at = shelf->second.functions.find(next.name);
    others =
        shelf->second.code_bytes - (at == shelf->second.functions.end() ? 0 : code_bytes_of(*at->second));
  }
  return others + code_bytes_of(next) <= code_storage_bytes_max_;
}

bool MemoryStore::has_room_for(const Function& next) const {
  const std::lock_guard lock(mutex_);
  return fits(next);
}

bool MemoryStore::put(Function next, Bytes package) {
  auto record = std::make_shared<const Function>(std::move(next));
  const std::lock_guard lock(mutex_);
  if (!fits(*record)) return false;
  refer_to_packages_of(*record, package);
  Shelf& shelf = shelves_[record->home];
  shelf.code_bytes += code_bytes_of(*record);
  auto& place = shelf.functions[record->name];
  if (place != nullptr) {
    drop_packages_of(*place);
    shelf.code_bytes -= code_bytes_of(*place);
  }
  place = std::move(record);
  return true;
}

void MemoryStore::erase(const Home& home, const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto shelf = shelves_.find(home);
  if (shelf == shelves_.end()) return;
  const auto at = shelf->second.functions.find(name);
  if (at == shelf->second.functions.end()) return;
  drop_packages_of(*at->second);
  shelf->second.code_bytes -= code_bytes_of(*at->second);
  shelf->second.functions.erase(at);
  if (shelf->second.functions.empty()) shelves_.erase(shelf);
}

void MemoryStore::refer_to_packages_of(const Function& function, const Bytes& fresh) {
  for_each_hash(function, [&](const std::string& sha256) {
    Package& package = packages_[sha256];
    if (package.bytes == nullptr && sha256 == function.latest.code.sha256) package.bytes = fresh;
    // A version without its package could never be served again: no such state may come to be.
    if (package.bytes == nullptr) std::abort();
    ++package.versions;
  });
}

void MemoryStore::drop_packages_of(const Function& function) {
  for_each_hash(function, [&](const std::string& sha256) {
    const auto at = packages_.find(sha256);
    if (--at->second.versions == 0) packages_.erase(at);
  });
}

}  // namespace plumbline::service
