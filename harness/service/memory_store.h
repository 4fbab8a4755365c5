#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "service/store.h"

namespace plumbline::service {

/// A store that lives as long as the process. Each package is kept once, however many versions have it, and
/// goes with the last of them.
///
///     MemoryStore store(Limits{}.code_storage_bytes_max);
class MemoryStore final : public Store {
 public:
  explicit MemoryStore(std::uint64_t code_storage_bytes_max)
      : code_storage_bytes_max_(code_storage_bytes_max) {}

  [[nodiscard]] std::shared_ptr<const Function> find(const Home& home, std::string_view name) const override;
  [[nodiscard]] std::vector<std::shared_ptr<const Function>> all(const Home& home) const override;
  [[nodiscard]] Bytes package(std::string_view sha256) const override;

 private:
  struct Package {
    Bytes bytes;
    std::uint64_t versions = 0;  ///< how many have it
  };

  /// What one home has; it is there as long as there is a function in it.
  struct Shelf {
    std::map<std::string, std::shared_ptr<const Function>, std::less<>> functions;
    std::uint64_t code_bytes = 0;  ///< the packages of all versions, each counted in full
  };

  void acquire(const Home& home, const std::string& name) override;
  void release(const Home& home, const std::string& name) override;
  [[nodiscard]] bool has_room_for(const Function& next) const override;
  [[nodiscard]] bool put(Function next, Bytes package) override;
  void erase(const Home& home, const std::string& name) override;

  [[nodiscard]] bool fits(const Function& next) const;
  void refer_to_packages_of(const Function& function, const Bytes& fresh);
  void drop_packages_of(const Function& function);

  const std::uint64_t code_storage_bytes_max_;
  mutable std::mutex mutex_;  ///< guards all below
  std::condition_variable released_;
  std::set<std::pair<Home, std::string>> held_;
  std::map<Home, Shelf> shelves_;
  std::map<std::string, Package, std::less<>> packages_;
};

}  // namespace plumbline::service
