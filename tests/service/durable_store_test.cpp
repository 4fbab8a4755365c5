#include "service/durable_store.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disk/scratch_folder.h"
#include "disk/sqlite.h"
#include "package/sha256.h"
#include "service/stores.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::uint64_t plenty = 1'000'000'000;

/// Why the folder is refused; empty where it is not.
std::string refusal_of(const fs::path& folder) {
  const auto store =
      DurableStore::open({.folder = folder, .code_storage_bytes_max = plenty, .on_failure = {}});
  return store ? std::string() : store.error();
}

std::vector<fs::path> packages_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder / "packages")) files.push_back(entry.path());
  return files;
}

/// An endpoint over the store of a folder.
World world_of(const fs::path& folder, Settings settings = {}) {
  return World(std::move(settings), std::make_shared<NoBuckets>(), open_store(folder));
}

/// A folder in which a function was created, updated and published.
void fill(const fs::path& folder) {
  World world = world_of(folder);
  ASSERT_EQ(world.create("fn", zip_of("one")).status(), 201);
  ASSERT_EQ(world.publish("fn").status(), 201);
  ASSERT_EQ(world.update_code("fn", zip_of("two")).status(), 200);
}

TEST(DurableStore, KeepsEverySettingOfAFunction) {
  const disk::ScratchFolder folder;
  std::string before;
  {
    World world = world_of(folder.path());
    json::Value creation = World::creation_of("fn");
    creation.set("Description", "a \"quoted\" text, \xC3\xBC\xE2\x82\xAC and a \x01");
    creation.set("MemorySize", 512);
    creation.set("Timeout", 900);
    creation.set("Environment", json::Object{{"Variables", json::Object{{"KEY", "value"}, {"EMPTY", ""}}}});
    creation.set("VpcConfig", json::Object{{"SubnetIds", json::Array{"subnet-1", "subnet-2"}},
                                           {"SecurityGroupIds", json::Array{"sg-1"}}});
    creation.set("DeadLetterConfig", json::Object{{"TargetArn", "arn:aws:sqs:us-west-2:123456789012:dead"}});
    creation.set("KMSKeyArn", "arn:aws:kms:us-west-2:123456789012:key/1");
    creation.set("TracingConfig", json::Object{{"Mode", "Active"}});
    creation.set("Layers", json::Array{"arn:aws:lambda:us-west-2:123456789012:layer:l:1"});
    creation.set("Architectures", json::Array{"arm64"});
    creation.set("EphemeralStorage", json::Object{{"Size", 1024}});
    ASSERT_EQ(world.send_json("POST", "/2015-03-31/functions", creation).status(), 201);
    ASSERT_EQ(world.publish("fn", json::Object{{"Description", "of the version"}}).text("Version"), "1");
    ASSERT_EQ(world.update_code("fn", zip_of("two")).status(), 200);
    before = world.everything_of("fn");
  }
  World world = world_of(folder.path());
  EXPECT_EQ(world.everything_of("fn"), before);
  EXPECT_EQ(world.package_of("fn"), zip_of("two"));
  EXPECT_EQ(world.package_of("fn:1"), zip_of("one"));
}

TEST(DurableStore, KeepsTheCounterOfVersionsPastADeletion) {
  const disk::ScratchFolder folder;
  fill(folder.path());
  {
    World world = world_of(folder.path());
    ASSERT_EQ(world.publish("fn").text("Version"), "2");
    ASSERT_EQ(world.send("DELETE", "/2015-03-31/functions/fn?Qualifier=2").status(), 204);
  }
  World world = world_of(folder.path());
  EXPECT_EQ(world.publish("fn").text("Version"), "3") << "a number is never given twice";
  EXPECT_EQ(world.publish("fn").text("Version"), "3") << "nothing has changed since";
}

TEST(DurableStore, KeepsAChangeInProgress) {
  const disk::ScratchFolder folder;
  Settings settings;
  settings.lifecycle_delay = std::chrono::seconds(5);
  std::string revision;
  {
    World world = world_of(folder.path(), settings);
    ASSERT_EQ(world.create("fn").text("State"), "Pending");
    world.now += std::chrono::seconds(5);
    const Reply updated = world.update_code("fn", zip_of("two"));
    ASSERT_EQ(updated.text("LastUpdateStatus"), "InProgress");
    revision = updated.text("RevisionId");
  }
  World world = world_of(folder.path(), settings);
  world.now += std::chrono::seconds(9);
  EXPECT_EQ(world.configuration_of("fn").text("LastUpdateStatus"), "InProgress");
  EXPECT_EQ(world.configuration_of("fn").text("RevisionId"), revision);
  EXPECT_EQ(world.update_code("fn", zip_of("three")).status(), 409);
  world.now += std::chrono::seconds(1);
  EXPECT_EQ(world.configuration_of("fn").text("LastUpdateStatus"), "Successful");
  EXPECT_NE(world.configuration_of("fn").text("RevisionId"), revision);
}

TEST(DurableStore, KeepsHomesApart) {
  const disk::ScratchFolder folder;
  const Home theirs{"210987654321", "eu-west-1"};
  {
    const auto store = open_store(folder.path());
    Function function;
    function.home = theirs;
    function.name = "fn";
    const std::string zip = zip_of("theirs");
    function.latest.code = {hash_of(zip), zip.size()};
    const Hold hold(*store, theirs, "fn", [] { return Time(); });
    ASSERT_TRUE(
        hold.commit(std::make_shared<const Function>(function), std::make_shared<const std::string>(zip)));
  }
  const auto store = open_store(folder.path());
  EXPECT_NE(store->find(theirs, "fn"), nullptr);
  EXPECT_EQ(store->find(Home(), "fn"), nullptr);
}

TEST(DurableStore, CountsItsRoomAfterARestart) {
  const disk::ScratchFolder folder;
  fill(folder.path());
  const std::uint64_t used = zip_of("one").size() + zip_of("two").size();
  Settings settings;
  settings.limits.code_storage_bytes_max = used;
  const auto open = [&](std::uint64_t limit) {
    return World(settings, std::make_shared<NoBuckets>(), open_store(folder.path(), limit));
  };
  {
    World world = open(used);
    EXPECT_EQ(world.create("other").error_type(), "CodeStorageExceededException");
    EXPECT_EQ(world.update_code("fn", zip_of("six")).status(), 200) << "it takes no more room than before";
  }
  World world = open(used / 2);
  EXPECT_EQ(world.publish("fn").error_type(), "CodeStorageExceededException");
  EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn?Qualifier=1").status(), 204)
      << "a limit lowered below what is there keeps nobody from making room";
}

TEST(DurableStore, KeepsAPackageOnceAndRemovesItWithItsLastVersion) {
  const disk::ScratchFolder folder;
  World world = world_of(folder.path());
  world.create("a", zip_of("one"));
  world.create("b", zip_of("one"));
  ASSERT_THAT(packages_in(folder.path()), SizeIs(1));
  EXPECT_EQ(packages_in(folder.path()).front().filename(), package::sha256_hex(zip_of("one")));
  world.send("DELETE", "/2015-03-31/functions/a");
  EXPECT_THAT(packages_in(folder.path()), SizeIs(1));
  world.update_code("b", zip_of("two"));
  ASSERT_THAT(packages_in(folder.path()), SizeIs(1));
  EXPECT_EQ(packages_in(folder.path()).front().filename(), package::sha256_hex(zip_of("two")));
}

TEST(DurableStore, CollectsLeftoversAndNothingElse) {
  const disk::ScratchFolder folder;
  fill(folder.path());
  const fs::path packages = folder.path() / "packages";
  const std::string hash = package::sha256_hex("nobody's");
  for (const std::string& name :
       {hash, hash + ".7.tmp", std::string("README"), hash + ".zip", hash.substr(1)}) {
    std::ofstream(packages / name) << "nobody's";
  }
  const auto store = open_store(folder.path());
  EXPECT_FALSE(fs::exists(packages / hash));
  EXPECT_FALSE(fs::exists(packages / (hash + ".7.tmp")));
  EXPECT_THAT(packages_in(folder.path()), SizeIs(5))
      << "two packages of versions, and three files not of ours";
}

struct Damage {
  std::string name;
  std::function<void(const fs::path& folder)> inflict;
  std::vector<std::string> says;
};

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

fs::path package_file(const fs::path& folder, const std::string& content) {
  return folder / "packages" / package::sha256_hex(zip_of(content));
}

void run_sql(const fs::path& folder, const std::string& sql) {
  auto database = disk::Database::open(folder / "plumbline.db");
  ASSERT_TRUE(database);
  const auto done = database->execute(sql);
  ASSERT_TRUE(done) << done.error().message;
}

Damage damaged_by_sql(std::string name, std::string sql, std::string says) {
  return {std::move(name),
          [sql = std::move(sql)](const fs::path& folder) { run_sql(folder, sql); },
          {"plumbline.db", std::move(says)}};
}

std::vector<Damage> damages() {
  const auto resize = [](std::uintmax_t bytes) {
    return [bytes](const fs::path& folder) { fs::resize_file(folder / "plumbline.db", bytes); };
  };
  return {
      {"DatabaseTruncated", resize(8192), {"plumbline.db is damaged (", "malformed"}},
      {"DatabaseTruncatedWithinAPage", resize(4000), {"plumbline.db is damaged ("}},
      {"DatabaseEmpty", resize(0), {"plumbline.db is damaged (", "lost what it held"}},
      {"DatabaseGone",
       [](const fs::path& folder) { fs::remove(folder / "plumbline.db"); },
       {"plumbline.db is damaged (", "lost what it held"}},
      {"DatabaseOverwritten",
       [](const fs::path& folder) { std::ofstream(folder / "plumbline.db") << std::string(9000, 'x'); },
       {"plumbline.db is damaged (", "not a database"}},
      {"DatabaseOverwrittenInside",
       [](const fs::path& folder) {
         std::fstream file(folder / "plumbline.db", std::ios::in | std::ios::out);
         file.seekp(4096);
         file << std::string(4096, 'x');
       },
       {"plumbline.db is damaged ("}},
      damaged_by_sql("AnothersDatabase", "PRAGMA application_id = 7", "no database of plumbline"),
      damaged_by_sql("NewerDatabase", "PRAGMA user_version = 2",
                     "a newer plumbline (its format is 2, this one"),
      damaged_by_sql("TableGone", "DROP TABLE published_version", "published_version"),
      damaged_by_sql("ColumnGone", "ALTER TABLE function RENAME revision_id TO revision", "revision_id"),
      damaged_by_sql("HashOff", "UPDATE function SET code_sha256 = '../../etc/passwd'", "fn: code_sha256"),
      damaged_by_sql("ConfigurationOff", "UPDATE function SET configuration = '{'",
                     "fn: configuration: no JSON"),
      damaged_by_sql("SettingGone", "UPDATE function SET configuration = '{}'",
                     "configuration: no description"),
      damaged_by_sql("ProgressOff", "UPDATE published_version SET progress_kind = 'x'",
                     "version 1: progress_kind"),
      damaged_by_sql("VersionOfNoFunction", "UPDATE published_version SET function_id = 9",
                     "is of no function"),
      damaged_by_sql("VersionNotYetDue", "UPDATE published_version SET number = 9",
                     "version 9 is not yet due"),
      {"PackageGone",
       [](const fs::path& folder) { fs::remove(package_file(folder, "one")); },
       {package::sha256_hex(zip_of("one")) + " is damaged (No such file or directory)"}},
      {"PackageTruncated",
       [](const fs::path& folder) { fs::resize_file(package_file(folder, "two"), 5); },
       {"it has 5 bytes and should have"}},
      {"OnlyStrangers",
       [](const fs::path& folder) {
         fs::remove_all(folder);
         fs::create_directories(folder / "photos");
       },
       {"holds other things (photos)", "name a folder that is empty or new"}},
  };
}

class DamagedFolder : public ::testing::TestWithParam<Damage> {};

TEST_P(DamagedFolder, IsRefusedAndLeftAsItIs) {
  const disk::ScratchFolder folder;
  fill(folder.path());
  GetParam().inflict(folder.path());
  const bool had_packages = fs::exists(folder.path() / "packages");
  const std::size_t packages = had_packages ? packages_in(folder.path()).size() : 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const std::string refusal = refusal_of(folder.path());
    EXPECT_THAT(refusal, HasSubstr(folder.path().string()));
    for (const std::string& text : GetParam().says) EXPECT_THAT(refusal, HasSubstr(text));
  }
  if (had_packages) {
    EXPECT_THAT(packages_in(folder.path()), SizeIs(packages)) << "no package is removed";
  }
}

INSTANTIATE_TEST_SUITE_P(Ways, DamagedFolder, ::testing::ValuesIn(damages()),
                         [](const auto& way) { return way.param.name; });

TEST(DurableStore, IsForOneAtATime) {
  const disk::ScratchFolder folder;
  const auto store = open_store(folder.path());
  EXPECT_THAT(refusal_of(folder.path()),
              AllOf(HasSubstr(folder.path().string() + " is in use by process "), HasSubstr("end that one")));
}

TEST(DurableStore, IsNotForWhoHasTheDatabaseOpenInAnotherProgram) {
  const disk::ScratchFolder folder;
  fill(folder.path());
  auto other = disk::Database::open(folder.path() / "plumbline.db");
  ASSERT_TRUE(other->execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"));
  EXPECT_THAT(refusal_of(folder.path()), HasSubstr("plumbline.db is open in another program: end that one"));
  ASSERT_TRUE(other->execute("COMMIT"));
  *other = *disk::Database::open(":memory:");
  EXPECT_EQ(refusal_of(folder.path()), "");
}

TEST(DurableStore, SaysWhatItCannotMake) {
  EXPECT_THAT(refusal_of("/dev/null/data"), HasSubstr("/dev/null"));
  EXPECT_THAT(refusal_of("/proc/data"), HasSubstr("/proc/data"));
  const disk::ScratchFolder folder;
  fs::create_directories(folder.path() / "plumbline.db");
  EXPECT_THAT(refusal_of(folder.path()), HasSubstr("plumbline.db: unable to open database file"));
}

TEST(DurableStore, BeginsAnewWhereTheFirstStartWasCutShort) {
  const disk::ScratchFolder folder;
  std::ofstream(folder.path() / "lock");
  fs::create_directory(folder.path() / "packages");
  run_sql(folder.path(), "PRAGMA journal_mode = WAL");  // a database with a header and nothing in it
  EXPECT_EQ(refusal_of(folder.path()), "");
}

TEST(DurableStore, DoesNotServeBytesThatHaveChanged) {
  const disk::ScratchFolder folder;
  std::string failure;
  auto store = DurableStore::open({.folder = folder.path(),
                                   .code_storage_bytes_max = plenty,
                                   .on_failure = [&](const std::string& reason) { failure = reason; }});
  ASSERT_TRUE(store);
  World world({}, std::make_shared<NoBuckets>(), *std::move(store));
  world.create("fn", zip_of("one"));
  ASSERT_EQ(world.package_of("fn"), zip_of("one"));
  std::ofstream(package_file(folder.path(), "one")) << std::string(zip_of("one").size(), 'x');
  const Reply got = world.send("GET", "/2015-03-31/functions/fn");
  const std::string location = got.text("Code", "Location");
  const Reply package = world.send("GET", location.substr(location.find("/_plumbline/")));
  EXPECT_EQ(package.status(), 500);
  EXPECT_EQ(package.error_type(), "ServiceException");
  EXPECT_THAT(failure, HasSubstr("its SHA-256 is not its name"));
  fs::remove(package_file(folder.path(), "one"));
  EXPECT_EQ(world.send("GET", location.substr(location.find("/_plumbline/"))).status(), 500);
}

}  // namespace
}  // namespace plumbline::service
