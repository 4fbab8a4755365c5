#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "disk/scratch_folder.h"
#include "service/stores.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

using ::testing::HasSubstr;

/// Keeps the process from writing a file past so many bytes, as a full disk would, until it goes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes_max) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes_max, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

class FullDisk : public ::testing::Test {
 protected:
  FullDisk() {
    world.create("fn", zip_of("one"));
    before = world.everything_of("fn");
  }

  std::shared_ptr<Store> open() {
    auto store =
        DurableStore::open({.folder = folder.path(),
                            .code_storage_bytes_max = 1'000'000'000,
                            .on_failure = [this](const std::string& why) { failures.push_back(why); }});
    if (!store) throw std::runtime_error(store.error());
    return *std::move(store);
  }

  void expect_refused(const Reply& reply) {
    EXPECT_EQ(reply.status(), 500);
    EXPECT_EQ(reply.error_type(), "ServiceException");
    EXPECT_EQ(world.everything_of("fn"), before) << "nothing has changed";
    EXPECT_EQ(world.package_of("fn"), zip_of("one"));
  }

  disk::ScratchFolder folder;
  std::vector<std::string> failures;
  World world{{}, std::make_shared<NoBuckets>(), open()};
  std::string before;
};

TEST_F(FullDisk, RefusesAPackageThatCannotBeWritten) {
  {
    const FileSizeLimit limit(100);
    expect_refused(world.update_code("fn", zip_of(std::string(5000, 'x'))));
    EXPECT_EQ(world.create("other").status(), 500);
    ASSERT_EQ(failures.size(), 2U);
    EXPECT_THAT(failures[0], HasSubstr("File too large"));
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path() / "packages"), {}), 1)
      << "nothing is left of it";
  EXPECT_EQ(world.update_code("fn", zip_of("two")).status(), 200) << "once there is room again";
  EXPECT_EQ(world.create("other").status(), 201);
}

TEST_F(FullDisk, RefusesARowThatCannotBeWritten) {
  {
    const FileSizeLimit limit(1000);  // enough for the package, not for a page of the database
    expect_refused(world.update_code("fn", zip_of("two")));
    EXPECT_EQ(world.publish("fn").status(), 500);
    EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn").status(), 500);
    expect_refused(world.publish("fn"));
    EXPECT_THAT(failures.at(0), HasSubstr("plumbline.db: "));
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path() / "packages"), {}), 1)
      << "nothing is left of it";
  EXPECT_EQ(world.update_code("fn", zip_of("two")).status(), 200) << "once there is room again";
  EXPECT_EQ(world.publish("fn").text("Version"), "1") << "no number is lost by what failed";
  EXPECT_EQ(world.package_of("fn:1"), zip_of("two"));
}

}  // namespace
}  // namespace plumbline::service
