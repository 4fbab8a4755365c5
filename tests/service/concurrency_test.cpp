#include <array>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "service/stores.h"
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

/// What holds for many threads at once, on every kind of store.
class Concurrency : public ::testing::TestWithParam<StoreKind> {
 protected:
  World world{{}, std::make_shared<NoBuckets>(), GetParam().make(1'000'000'000)};
};

TEST_P(Concurrency, LetsExactlyOneOfManyUpdatesUnderOneRevisionThrough) {
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

TEST_P(Concurrency, NeverShowsTheHashOfOnePackageWithTheSizeOfAnother) {
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

TEST_P(Concurrency, NumbersVersionsWithoutGapsOrTwins) {
  world.create("fn");
  const json::Value body = json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("x"))}};
  in_parallel([&](int) { EXPECT_EQ(world.update("fn", body).status(), 200); });
  const Reply versions = world.versions_of("fn");
  const json::Array& items = *versions.body.find("Versions")->array();
  ASSERT_EQ(items.size(), threads_count + 1U);
  for (std::size_t i = 1; i < items.size(); ++i)
    EXPECT_EQ(*items[i].find("Version")->string(), std::to_string(i));
}

TEST_P(Concurrency, NumbersWhatPublishVersionMakesWithoutGapsOrTwins) {
  world.create("fn");
  std::mutex mutex;
  std::set<std::string> numbers;
  in_parallel([&](int i) {
    for (int round = 0; round < 10; ++round) {
      // Without an update between, PublishVersion gives the last version again.
      world.update_code("fn", zip_of(std::to_string(i) + "/" + std::to_string(round)));
      const Reply published = world.publish("fn");
      EXPECT_EQ(published.status(), 201);
      const std::lock_guard lock(mutex);
      numbers.insert(published.text("Version"));
    }
  });
  std::set<std::string> listed;
  for (std::size_t number = 1; number <= numbers.size(); ++number) listed.insert(std::to_string(number));
  EXPECT_EQ(numbers, listed) << "all that were answered, and no other";
}

TEST_P(Concurrency, NeverLosesAPackageThatOneDropsWhileAnotherTakesIt) {
  const std::array zips{zip_of("left"), zip_of("right")};
  for (int i = 0; i < threads_count; ++i) world.create("fn" + std::to_string(i), zips[0]);
  in_parallel([&](int i) {
    const std::string name = "fn" + std::to_string(i);
    for (int round = 0; round < 25; ++round) {
      const std::string& zip = zips[static_cast<std::size_t>(i + round) % 2];
      EXPECT_EQ(world.update_code(name, zip).status(), 200);
      EXPECT_EQ(world.package_of(name), zip);
    }
  });
  for (int i = 0; i < threads_count; ++i) {
    const std::string name = "fn" + std::to_string(i);
    EXPECT_EQ(hash_of(world.package_of(name)), world.configuration_of(name).text("CodeSha256"));
  }
}

TEST_P(Concurrency, LetsReadersReadWhileFunctionsComeAndGo) {
  in_parallel([&](int i) {
    const std::string name = "fn" + std::to_string(i / 2);
    for (int round = 0; round < 25; ++round) {
      if (i % 2 == 0) {
        EXPECT_EQ(world.create(name, zip_of(name)).status(), 201);
        EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/" + name).status(), 204);
      } else {
        const Reply read = world.send("GET", "/2015-03-31/functions/" + name);
        EXPECT_TRUE(read.status() == 200 || read.status() == 404) << read.status();
        EXPECT_EQ(world.send("GET", "/2015-03-31/functions/").status(), 200);
      }
    }
  });
}

TEST_P(Concurrency, LetsOneOfManyCreationsThrough) {
  std::atomic<int> created = 0;
  in_parallel([&](int) { created += world.create("fn").status() == 201 ? 1 : 0; });
  EXPECT_EQ(created, 1);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Concurrency, store_kinds, name_of_kind);

}  // namespace
}  // namespace plumbline::service
