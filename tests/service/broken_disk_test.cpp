#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disk/scratch_folder.h"
#include "service/power_cut.h"
#include "service/stores.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

class BrokenDisk : public ::testing::Test {
 protected:
  std::shared_ptr<Store> open() {
    auto store = DurableStore::open({.folder = folder.path(),
                                     .code_storage_bytes_max = 1'000'000'000,
                                     .on_failure = [this](const std::string& why) { failure = why; }});
    if (!store) throw std::runtime_error(store.error());
    return *std::move(store);
  }

  disk::ScratchFolder folder;
  std::string failure;
};

/// Whether the log has what could not be synced is not to be known: nothing may be put on top of it.
TEST_F(BrokenDisk, IsWrittenNoMoreOnceALogCannotBeSynced) {
  std::string before;
  {
    World world({}, std::make_shared<NoBuckets>(), open());
    world.create("fn", zip_of("one"));
    before = world.everything_of("fn");
    {
      const FailingSyncs failing("-wal");
      EXPECT_EQ(world.update_code("fn", zip_of("two")).error_type(), "ServiceException");
    }
    EXPECT_THAT(failure, HasSubstr("nothing more is written until the next start"));
    EXPECT_EQ(world.update_code("fn", zip_of("three")).status(), 500);
    EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn").status(), 500);
    EXPECT_EQ(world.everything_of("fn"), before) << "it is read as it was";
    EXPECT_EQ(world.package_of("fn"), zip_of("one"));
  }
  World world({}, std::make_shared<NoBuckets>(), open());
  const std::string hash = world.configuration_of("fn").text("CodeSha256");
  EXPECT_TRUE(hash == hash_of(zip_of("one")) || hash == hash_of(zip_of("two")));
  EXPECT_EQ(hash_of(world.package_of("fn")), hash) << "whichever it is, with its package";
  EXPECT_EQ(world.update_code("fn", zip_of("three")).status(), 200);
}

TEST_F(BrokenDisk, LosesNothingToAPackageThatCannotBeSynced) {
  World world({}, std::make_shared<NoBuckets>(), open());
  world.create("fn", zip_of("one"));
  const std::string before = world.everything_of("fn");
  for (const char* path_end : {".tmp", "/packages"}) {
    const FailingSyncs failing(path_end);
    EXPECT_EQ(world.update_code("fn", zip_of("two")).error_type(), "ServiceException") << path_end;
    EXPECT_THAT(failure, HasSubstr("Input/output error"));
    EXPECT_EQ(world.everything_of("fn"), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path() / "packages"), {}), 1);
  }
  EXPECT_EQ(world.update_code("fn", zip_of("two")).status(), 200) << "once the disk is mended";
  EXPECT_EQ(world.package_of("fn"), zip_of("two"));
}

}  // namespace
}  // namespace plumbline::service
