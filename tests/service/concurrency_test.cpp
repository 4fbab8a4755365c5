#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

constexpr int threads_count = 8;

template <class Work>
void in_parallel(Work work) {
  std::atomic<bool> go = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < threads_count; ++i) {
    threads.emplace_back([&, i] {
      while (!go) std::this_thread::yield();
      work(i);
    });
  }
  go = true;
  for (std::thread& thread : threads) thread.join();
}

TEST(Concurrency, LetsExactlyOneOfManyUpdatesUnderOneRevisionThrough) {
  World world;
  world.create("fn");
  for (int round = 0; round < 20; ++round) {
    const std::string revision = world.configuration_of("fn").text("RevisionId");
    std::atomic<int> updated = 0;
    std::atomic<int> refused = 0;
    in_parallel([&](int i) {
      const json::Value body = json::Object{{"RevisionId", revision},
                                            {"ZipFile", package::encode_base64(zip_of(std::to_string(i)))}};
      const int status = world.update("fn", body).status();
      updated += status == 200 ? 1 : 0;
      refused += status == 412 ? 1 : 0;
    });
    EXPECT_EQ(updated, 1);
    EXPECT_EQ(refused, threads_count - 1);
  }
}

TEST(Concurrency, NeverShowsTheHashOfOnePackageWithTheSizeOfAnother) {
  World world;
  world.create("fn", zip_of(""));
  std::vector<std::string> zips;
  for (int i = 0; i < threads_count; ++i)
    zips.push_back(zip_of(std::string(static_cast<std::size_t>(i), '!')));
  in_parallel([&](int i) {
    for (int round = 0; round < 20; ++round) {
      const std::string& zip = zips[static_cast<std::size_t>(i)];
      const Reply updated = world.update_code("fn", zip);
      EXPECT_EQ(updated.text("CodeSha256"), hash_of(zip));
      EXPECT_EQ(updated.text("CodeSize"), std::to_string(zip.size()));
      const Reply read = world.configuration_of("fn");
      bool is_whole = false;
      for (const std::string& other : zips) {
        is_whole |= read.text("CodeSha256") == hash_of(other) &&
                    read.text("CodeSize") == std::to_string(other.size());
      }
      EXPECT_TRUE(is_whole);
    }
  });
}

TEST(Concurrency, NumbersVersionsWithoutGapsOrTwins) {
  World world;
  world.create("fn");
  const json::Value body = json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("x"))}};
  in_parallel([&](int) { EXPECT_EQ(world.update("fn", body).status(), 200); });
  const Reply versions = world.versions_of("fn");
  const json::Array& items = *versions.body.find("Versions")->array();
  ASSERT_EQ(items.size(), threads_count + 1U);
  for (std::size_t i = 1; i < items.size(); ++i)
    EXPECT_EQ(*items[i].find("Version")->string(), std::to_string(i));
}

TEST(Concurrency, LetsOneOfManyCreationsThrough) {
  World world;
  std::atomic<int> created = 0;
  in_parallel([&](int) { created += world.create("fn").status() == 201 ? 1 : 0; });
  EXPECT_EQ(created, 1);
}

}  // namespace
}  // namespace plumbline::service
