#include "service/durable_store.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "disk/durable_file.h"
#include "service/function_database.h"

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_name = "plumbline.db";
constexpr std::string_view packages_name = "packages";

/// The name of something in the folder that no store of ours has put there; empty where there is none.
std::string stranger_in(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename();
    if (name != "lock" && name != packages_name && !name.starts_with(database_name)) return name;
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<DurableStore>, std::string> DurableStore::open(DurableStoreSettings settings) {
  const fs::path& folder = settings.folder;
  const fs::path database_file = folder / database_name;
  std::error_code error;
  if (!fs::exists(database_file, error)) {
    if (const std::string stranger = stranger_in(folder); !stranger.empty()) {
      return refused(
          fmt::format("{} holds other things ({}) and no data of plumbline: name a folder that is "
                      "empty or new",
                      folder.string(), stranger));
    }
  }
  if (const auto made = disk::make_folder(folder); !made) return refused(made.error());
  auto lock = disk::DirectoryLock::take(folder);
  if (!lock) return refused(fmt::format("{}: end that one, or use another folder", lock.error()));
  auto files = PackageFiles::open(folder / packages_name);
  if (!files) return refused(files.error());
  // Where there are packages and no rows, the rows are lost: to begin anew would be to remove the packages.
  auto database = open_function_database(database_file, files->is_empty());
  if (!database) return refused(database.error());
  if (const auto synced = disk::sync_folder(folder); !synced) return refused(synced.error());
  auto table = FunctionTable::open(*std::move(database));
  if (!table) return refused(damage_report(database_file, table.error()));
  std::unique_ptr<DurableStore> store(
      new DurableStore(std::move(settings), *std::move(lock), *std::move(table), *std::move(files)));
  if (const auto shown = store->show_what_is_there(); !shown) return refused(shown.error());
  return store;
}

DurableStore::DurableStore(DurableStoreSettings settings, disk::DirectoryLock lock, FunctionTable table,
                           PackageFiles files)
    : settings_(std::move(settings)),
      lock_(std::move(lock)),
      shelves_(settings_.code_storage_bytes_max),
      table_(std::move(table)),
      files_(std::move(files)) {}

Result<void, std::string> DurableStore::show_what_is_there() {
  const auto functions = table_.load();
  if (!functions) return refused(damage_report(settings_.folder / database_name, functions.error()));
  std::map<std::string, std::uint64_t, std::less<>> packages;
  for (const auto& function : *functions) {
    const Change change = change_between(nullptr, function);
    shelves_.load(change);
    counts_.add(change.packages_gained);
    packages.emplace(function->latest.code.sha256, function->latest.code.bytes);
    for (const auto& version : function->published) {
      packages.emplace(version->code.sha256, version->code.bytes);
    }
  }
  for (const auto& [sha256, bytes] : packages) stored_.insert(sha256);
  return files_.keep_only(packages);
}

StoreError DurableStore::failed(std::string reason) const {
  if (settings_.on_failure) settings_.on_failure(reason);
  return {StoreError::Kind::failed, std::move(reason)};
}

Result<std::optional<std::string>, StoreError> DurableStore::package(std::string_view sha256) const {
  const auto is_had = [&] {
    const std::lock_guard lock(packages_mutex_);
    return stored_.contains(sha256);
  };
  if (!is_had()) return std::nullopt;
  auto bytes = files_.read(sha256);
  if (!bytes) return refused(failed(bytes.error()));
  // It may have gone with its last version between the two.
  if (!*bytes && is_had()) return refused(failed(fmt::format("the package {} has gone", sha256)));
  return *std::move(bytes);
}

Result<void, StoreError> DurableStore::put(std::shared_ptr<const Function> next, Bytes package) {
  const Change change = shelves_.change_to(std::move(next));
  if (!shelves_.reserve(change)) return refused(StoreError{StoreError::Kind::no_room, {}});
  auto done = gain_packages(change, package).and_then([&] { return write_row(change); });
  if (!done) {
    shelves_.cancel(change);
    // What may have been written needs its packages at the next start.
    if (!is_broken()) lose_packages(change.packages_gained);
    return done;
  }
  shelves_.apply(change);
  lose_packages(change.packages_lost);
  return {};
}

Result<void, StoreError> DurableStore::erase(const Home& home, const std::string& name) {
  auto before = shelves_.find(home, name);
  if (before == nullptr) return {};
  const Change change = change_between(std::move(before), nullptr);
  if (auto written = write_row(change); !written) return written;
  shelves_.apply(change);
  lose_packages(change.packages_lost);
  return {};
}

bool DurableStore::is_broken() const {
  const std::lock_guard lock(table_mutex_);
  return !broken_.empty();
}

Result<void, StoreError> DurableStore::write_row(const Change& change) {
  std::unique_lock lock(table_mutex_);
  std::string reason = broken_;
  if (reason.empty()) {
    const auto written = table_.write(change);
    if (written) return {};
    reason = fmt::format("{}: {}", (settings_.folder / database_name).string(), written.error().reason);
    if (!written.error().is_undone) {
      reason += "; nothing more is written until the next start, which will find out what was";
      broken_ = reason;
    }
  }
  lock.unlock();
  return refused(failed(std::move(reason)));
}

Result<void, StoreError> DurableStore::gain_packages(const Change& change, const Bytes& latest) {
  const std::string& sha256 = change.after->latest.code.sha256;
  {
    // Counted before it is written: nobody who loses the same package removes it from now on.
    const std::lock_guard lock(packages_mutex_);
    counts_.add(change.packages_gained);
    if (stored_.contains(sha256)) return {};
  }
  // A version without its package could never be served again: no such state may come to be.
  if (latest == nullptr) std::abort();
  if (const auto written = files_.write(sha256, *latest); !written) return refused(failed(written.error()));
  const std::lock_guard lock(packages_mutex_);
  stored_.insert(sha256);
  return {};
}

void DurableStore::lose_packages(const std::vector<std::string_view>& hashes) {
  const std::lock_guard lock(packages_mutex_);
  for (const std::string_view sha256 : counts_.drop(hashes)) {
    if (const auto at = stored_.find(sha256); at != stored_.end()) stored_.erase(at);
    files_.remove(sha256);
  }
}

}  // namespace plumbline::service
