#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "service/holds.h"
#include "service/package_counts.h"
#include "service/shelves.h"
#include "service/store.h"

namespace plumbline::service {

/// A store that lives as long as the process. Each package is kept once, however many versions have it, and
/// goes with the last of them.
///
///     MemoryStore store(Limits{}.code_storage_bytes_max);
class MemoryStore final : public Store {
 public:
  explicit MemoryStore(std::uint64_t code_storage_bytes_max) : shelves_(code_storage_bytes_max) {}

  [[nodiscard]] std::shared_ptr<const Function> find(const Home& home, std::string_view name) const override {
    return shelves_.find(home, name);
  }
  [[nodiscard]] std::vector<std::shared_ptr<const Function>> all(const Home& home) const override {
    return shelves_.all(home);
  }
  [[nodiscard]] Result<std::optional<std::string>, StoreError> package(
      std::string_view sha256) const override;

 private:
  void acquire(const Home& home, const std::string& name) override { holds_.acquire(home, name); }
  void release(const Home& /*home*/, const std::string& name) override { holds_.release(name); }
  [[nodiscard]] bool has_room_for(const std::shared_ptr<const Function>& next) const override {
    return shelves_.has_room_for(next);
  }
  [[nodiscard]] Result<void, StoreError> put(std::shared_ptr<const Function> next, Bytes package) override;
  [[nodiscard]] Result<void, StoreError> erase(const Home& home, const std::string& name) override;

  void gain_packages(const Change& change, Bytes latest);
  void lose_packages(const Change& change);

  Holds holds_;
  Shelves shelves_;
  mutable std::mutex packages_mutex_;  ///< guards all below
  PackageCounts counts_;
  std::map<std::string, Bytes, std::less<>> packages_;
};

}  // namespace plumbline::service
