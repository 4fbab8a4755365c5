#include "service/memory_store.h"

#include <cstdlib>

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

std::shared_ptr<const Function> MemoryStore::find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto at = functions_.find(name);
  return at == functions_.end() ? nullptr : at->second;
}

std::vector<std::shared_ptr<const Function>> MemoryStore::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const Function>> functions;
  functions.reserve(functions_.size());
  for (const auto& [name, function] : functions_) functions.push_back(function);
  return functions;
}

Bytes MemoryStore::package(std::string_view sha256) const {
  const std::lock_guard lock(mutex_);
  const auto at = packages_.find(sha256);
  return at == packages_.end() ? nullptr : at->second.bytes;
}

void MemoryStore::acquire(const std::string& name) {
  std::unique_lock lock(mutex_);
  released_.wait(lock, [&] { return !held_.contains(name); });
  held_.insert(name);
}

void MemoryStore::release(const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    held_.erase(name);
  }
  released_.notify_all();
}

bool MemoryStore::fits(const Function& next) const {
  const auto at = functions_.find(next.name);
  const std::uint64_t others =
      code_storage_bytes_ - (at == functions_.end() ? 0 : code_bytes_of(*at->second));
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
  code_storage_bytes_ += code_bytes_of(*record);
  auto& place = functions_[record->name];
  if (place != nullptr) {
    drop_packages_of(*place);
    code_storage_bytes_ -= code_bytes_of(*place);
  }
  place = std::move(record);
  return true;
}

void MemoryStore::erase(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto at = functions_.find(name);
  if (at == functions_.end()) return;
  drop_packages_of(*at->second);
  code_storage_bytes_ -= code_bytes_of(*at->second);
  functions_.erase(at);
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
