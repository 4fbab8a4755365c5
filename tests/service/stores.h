#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "disk/scratch_folder.h"
#include "service/durable_store.h"
#include "service/memory_store.h"

namespace plumbline::service {

/// A kind of store, for tests that hold for each.
struct StoreKind {
  std::string name;
  std::shared_ptr<Store> (*make)(std::uint64_t code_storage_bytes_max);  ///< new and empty
  friend std::ostream& operator<<(std::ostream& out, const StoreKind& kind) { return out << kind.name; }
};

inline std::shared_ptr<Store> new_memory_store(std::uint64_t code_storage_bytes_max) {
  return std::make_shared<MemoryStore>(code_storage_bytes_max);
}

/// The durable store of a folder; throws why it cannot be opened.
inline std::unique_ptr<DurableStore> open_store(const std::filesystem::path& folder,
                                                std::uint64_t code_storage_bytes_max = 1'000'000'000) {
  auto store = DurableStore::open(
      {.folder = folder, .code_storage_bytes_max = code_storage_bytes_max, .on_failure = {}});
  if (!store) throw std::runtime_error(store.error());
  return *std::move(store);
}

/// A durable store whose folder goes with it.
inline std::shared_ptr<Store> new_durable_store(std::uint64_t code_storage_bytes_max) {
  struct Owned {
    disk::ScratchFolder folder;
    std::unique_ptr<DurableStore> store;
  };
  auto owned = std::make_shared<Owned>();
  owned->store = open_store(owned->folder.path(), code_storage_bytes_max);
  return {owned, owned->store.get()};
}

inline const auto store_kinds =
    ::testing::Values(StoreKind{"memory", new_memory_store}, StoreKind{"durable", new_durable_store});

inline std::string name_of_kind(const ::testing::TestParamInfo<StoreKind>& info) { return info.param.name; }

}  // namespace plumbline::service
