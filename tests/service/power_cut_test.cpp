#include "service/power_cut.h"

#include <chrono>
#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "disk/durable_file.h"
#include "disk/scratch_folder.h"
#include "service/deeds.h"
#include "service/stores.h"
#include "service/uuid.h"

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

constexpr int deeds_count = 500 / shorter_by;  ///< enough for SQLite to empty its log into the database
constexpr int functions_count = 3;

void write_files(const fs::path& folder, const Files& files) {
  for (const auto& [path, content] : files) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << content;
  }
}

/// A loaded store whose power fails: what is left after it is opened as a store of its own.
class PowerFails : public ::testing::Test {
 protected:
  PowerFails() : power(folder.path()) {
    power.on_sync = [this](const std::string& path) { sample(path); };
    endpoint = std::make_unique<Endpoint>(
        Settings(), Dependencies{.clock = std::chrono::system_clock::now,
                                 .ids = random_uuid,
                                 .store = std::shared_ptr<Store>(open_store(folder.path()))});
  }

  /// The power fails as something is synced: sometimes where that is the log, as it most often is, and else
  /// always.
  void sample(const std::string& path) {
    if (is_checking || (path.ends_with("-wal") && random() % 16 != 0)) return;
    cut_files.push_back(power.survivors(random));
  }

  /// What is left is the one or, where it is given, the other of two states of the function, and the other
  /// functions are as remembered.
  void check(const Files& files, const std::optional<std::pair<int, std::optional<Remembered>>>& other) {
    is_checking = true;
    const disk::ScratchFolder left(disk::ScratchFolder::parent_in_memory());
    write_files(left.path(), files);
    const auto opened = DurableStore::open(
        {.folder = left.path(), .code_storage_bytes_max = 1'000'000'000, .on_failure = {}});
    ASSERT_TRUE(opened) << opened.error();
    for (int function = 0; function < functions_count; ++function) {
      const auto at = remembered.find(function);
      const auto state = at == remembered.end() ? std::nullopt : std::optional(at->second);
      const std::string wrong = difference(**opened, function, state);
      if (wrong.empty()) continue;
      ASSERT_TRUE(other && other->first == function) << wrong;
      EXPECT_EQ(difference(**opened, function, other->second), "");
    }
    is_checking = false;
    ++checked;
  }

  std::mt19937_64 random{42};
  disk::ScratchFolder folder{disk::ScratchFolder::parent_in_memory()};
  PowerCut power;
  bool is_checking = false;
  std::vector<Files> cut_files;  ///< what was left, each time it was cut
  std::unique_ptr<Endpoint> endpoint;
  std::map<int, Remembered> remembered;
  int checked = 0;
};

TEST_F(PowerFails, AndLosesNothingThatWasAnswered) {
  for (const Files& files : cut_files) check(files, std::nullopt);  // during the first start
  for (int i = 0; i < deeds_count && !HasFatalFailure() && !HasNonfatalFailure(); ++i) {
    SCOPED_TRACE(fmt::format("deed {}", i));
    const int function = static_cast<int>(random() % functions_count);
    const auto at = remembered.find(function);
    const auto before = at == remembered.end() ? std::nullopt : std::optional(at->second);
    const Deed deed = choose_deed(random, function, before ? &*before : nullptr);
    cut_files.clear();
    const Done done = carry_out(deed, *endpoint);
    ASSERT_LT(done.status, 300);
    auto now = after(deed, before);
    for (const Files& files : cut_files) check(files, std::pair(function, now));
    if (now && done.revision) now->revision = done.revision;
    if (now) {
      remembered[function] = *now;
    } else {
      remembered.erase(function);
    }
    if (i % 8 == 0) check(power.survivors(random), std::nullopt);
  }
  std::cout << fmt::format("{} changes, the power cut {} times\n", deeds_count, checked);
}

/// The cut itself is shown to cut: what was not synced can be lost.
TEST(PowerCut, LosesWhatWasNotSynced) {
  const disk::ScratchFolder folder(disk::ScratchFolder::parent_in_memory());
  PowerCut power(folder.path());
  std::mt19937_64 random(7);
  ASSERT_TRUE(disk::write_durably(folder.path(), "kept.tmp", "kept", "all of it"));
  std::ofstream(folder.path() / "written") << "and not synced";
  int lost = 0;
  for (int i = 0; i < 100; ++i) {
    Files left = power.survivors(random);
    EXPECT_EQ(left["kept"], "all of it");
    lost += left["written"] != "and not synced" ? 1 : 0;
  }
  EXPECT_GT(lost, 30);
  EXPECT_LT(lost, 100);
}

}  // namespace
}  // namespace plumbline::service
