#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "disk/directory_lock.h"
#include "service/function_table.h"
#include "service/holds.h"
#include "service/package_counts.h"
#include "service/package_files.h"
#include "service/shelves.h"
#include "service/store.h"

namespace plumbline::service {

struct DurableStoreSettings {
  std::filesystem::path folder;
  std::uint64_t code_storage_bytes_max = 0;
  std::function<void(const std::string&)>
      on_failure;  ///< told why each time something failed; from any thread
};

/// A store in a folder, for one process at a time: what is committed survives the end of the program and of
/// the machine, at any instant; what is not leaves no trace.
///
///     FOLDER/lock            held while the store is open
///     FOLDER/plumbline.db    SQLite: every function and version; with plumbline.db-wal, its log
///     FOLDER/packages/HEX    a package, named by its SHA-256
///
/// A package is durable before the row that refers to it is written. The records are all in memory too, for
/// readers; packages are read when they are asked for.
///
///     auto store = DurableStore::open({.folder = "/data", .code_storage_bytes_max = 75'000'000'000});
///     if (!store) return fail(store.error());  // in use, damaged, of a newer version: with what to do
class DurableStore final : public Store {
 public:
  /// Opens the folder, and makes it where there is none. Leftovers of writes that never ended are removed.
  [[nodiscard]] static Result<std::unique_ptr<DurableStore>, std::string> open(DurableStoreSettings settings);

  [[nodiscard]] std::shared_ptr<const Function> find(const Home& home, std::string_view name) const override {
    return shelves_.find(home, name);
  }
  [[nodiscard]] std::vector<std::shared_ptr<const Function>> all(const Home& home) const override {
    return shelves_.all(home);
  }
  [[nodiscard]] Result<std::optional<std::string>, StoreError> package(
      std::string_view sha256) const override;

 private:
  DurableStore(DurableStoreSettings settings, disk::DirectoryLock lock, FunctionTable table,
               PackageFiles files);

  void acquire(const Home& home, const std::string& name) override { holds_.acquire(home, name); }
  void release(const Home& /*home*/, const std::string& name) override { holds_.release(name); }
  [[nodiscard]] bool has_room_for(const std::shared_ptr<const Function>& next) const override {
    return shelves_.has_room_for(next);
  }
  [[nodiscard]] Result<void, StoreError> put(std::shared_ptr<const Function> next, Bytes package) override;
  [[nodiscard]] Result<void, StoreError> erase(const Home& home, const std::string& name) override;

  [[nodiscard]] Result<void, std::string> show_what_is_there();
  [[nodiscard]] StoreError failed(std::string reason) const;
  [[nodiscard]] bool is_broken() const;
  [[nodiscard]] Result<void, StoreError> write_row(const Change& change);
  [[nodiscard]] Result<void, StoreError> gain_packages(const Change& change, const Bytes& latest);
  void lose_packages(const std::vector<std::string_view>& hashes);

  const DurableStoreSettings settings_;
  const disk::DirectoryLock lock_;
  Holds holds_;
  Shelves shelves_;

  mutable std::mutex table_mutex_;  ///< guards the two below
  FunctionTable table_;
  std::string broken_;  ///< why nothing more is written until the next start; empty: nothing is wrong

  PackageFiles files_;
  mutable std::mutex packages_mutex_;  ///< guards all below
  PackageCounts counts_;
  std::set<std::string, std::less<>> stored_;  ///< the hashes whose files are known to be durable
};

}  // namespace plumbline::service
