#include "service/store.h"

#include <gtest/gtest.h>

#include "package/sha256.h"
#include "service/stores.h"

namespace plumbline::service {
namespace {

const Home home;
const Home other_home{"210987654321", home.region};

Time at_rest() { return {}; }

std::string hash_of(std::string_view bytes) { return package::sha256_base64(bytes); }

Function function_of(std::string name, const std::string& package) {
  Function function;
  function.name = std::move(name);
  function.latest.code = {hash_of(package), package.size()};
  return function;
}

StoreError::Kind error_of(const Result<void, StoreError>& done) { return done.error().kind; }

/// What holds for every kind of store.
class EveryStore : public ::testing::TestWithParam<StoreKind> {
 protected:
  void open(std::uint64_t code_storage_bytes_max) { store_ = GetParam().make(code_storage_bytes_max); }

  Result<void, StoreError> put(const Function& function, const std::string& package) {
    const Hold hold(*store_, function.home, function.name, at_rest);
    return hold.commit(std::make_shared<const Function>(function),
                       std::make_shared<const std::string>(package));
  }
  Result<void, StoreError> put(std::string name, const std::string& package) {
    return put(function_of(std::move(name), package), package);
  }
  Result<void, StoreError> erase(const std::string& name) {
    return Hold(*store_, home, name, at_rest).erase();
  }
  std::optional<std::string> package(std::string_view bytes) const {
    return store_->package(hash_of(bytes)).value();
  }

  std::shared_ptr<Store> store_;
};

TEST_P(EveryStore, KeepsAPackageUntilItsLastVersionGoes) {
  open(1000);
  ASSERT_TRUE(put("a", "zip"));
  ASSERT_TRUE(put("b", "zip"));
  ASSERT_TRUE(erase("a"));
  EXPECT_EQ(package("zip"), "zip");
  ASSERT_TRUE(put("b", "other"));
  EXPECT_EQ(package("zip"), std::nullopt);
  EXPECT_EQ(package("other"), "other");
}

TEST_P(EveryStore, KeepsThePackagesOfPublishedVersions) {
  open(1000);
  Function function = function_of("a", "one");
  ASSERT_TRUE(put(function, "one"));
  Version version = function.latest;
  version.version = "1";
  function.published.push_back(std::make_shared<const Version>(version));
  function.latest.code = {hash_of("two"), 3};
  ASSERT_TRUE(put(function, "two"));
  EXPECT_EQ(package("one"), "one");
  function.published.clear();
  ASSERT_TRUE(put(function, "two"));
  EXPECT_EQ(package("one"), std::nullopt);
  EXPECT_EQ(package("two"), "two");
}

TEST_P(EveryStore, TakesAPackageThatItHadBefore) {
  open(1000);
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(put("a", "zip"));
    EXPECT_EQ(package("zip"), "zip");
    ASSERT_TRUE(erase("a"));
    EXPECT_EQ(package("zip"), std::nullopt);
  }
}

TEST_P(EveryStore, CountsEveryVersionUpToItsLimit) {
  open(10);
  Function function = function_of("a", "12345");
  ASSERT_TRUE(put(function, "12345"));
  Version version = function.latest;
  version.version = "1";
  function.version_next = 2;
  function.published.push_back(std::make_shared<const Version>(version));
  ASSERT_TRUE(put(function, "12345")) << "exactly at the limit";
  EXPECT_FALSE(Hold(*store_, home, "b", at_rest)
                   .has_room_for(std::make_shared<const Function>(function_of("b", "1"))));
  EXPECT_EQ(error_of(put("b", "1")), StoreError::Kind::no_room);
  EXPECT_EQ(store_->find(home, "b"), nullptr);
  EXPECT_EQ(package("1"), std::nullopt) << "nothing is left of what was refused";
  ASSERT_TRUE(erase("a"));
  EXPECT_TRUE(put("b", "1234567890"));
}

TEST_P(EveryStore, GivesBackTheRoomOfWhatIsReplaced) {
  open(10);
  for (const char* package : {"1234567890", "1", "12", "1234567890"}) EXPECT_TRUE(put("a", package));
  EXPECT_EQ(error_of(put("a", "12345678901")), StoreError::Kind::no_room);
  EXPECT_EQ(store_->find(home, "a")->latest.code.bytes, 10U);
  ASSERT_TRUE(put("a", "1"));
  EXPECT_TRUE(put("b", "123456789"));
}

TEST_P(EveryStore, GivesReadersWhatWasCommittedLast) {
  open(1000);
  ASSERT_TRUE(put("a", "one"));
  const auto before = store_->find(home, "a");
  ASSERT_TRUE(put("a", "two"));
  EXPECT_EQ(before->latest.code.sha256, hash_of("one")) << "a record once read does not change";
  EXPECT_EQ(store_->find(home, "a")->latest.code.sha256, hash_of("two"));
  ASSERT_TRUE(put("A", "two"));
  ASSERT_EQ(store_->all(home).size(), 2U);
  EXPECT_EQ(store_->all(home).front()->name, "A") << "ascending by name";
}

TEST_P(EveryStore, KeepsHomesApart) {
  open(10);
  Function theirs = function_of("a", "12345678");
  theirs.home = other_home;
  ASSERT_TRUE(put(theirs, "12345678"));
  EXPECT_EQ(store_->find(home, "a"), nullptr);
  EXPECT_TRUE(store_->all(home).empty());
  ASSERT_TRUE(put("a", "1234567890")) << "each has the whole limit";
  EXPECT_EQ(store_->find(other_home, "a")->latest.code.bytes, 8U);
  ASSERT_TRUE(erase("a"));
  EXPECT_NE(store_->find(other_home, "a"), nullptr);
  EXPECT_EQ(package("12345678"), "12345678");
}

TEST_P(EveryStore, ErasesWhatIsNotThere) {
  open(10);
  EXPECT_TRUE(erase("a"));
  EXPECT_TRUE(store_->all(home).empty());
}

TEST_P(EveryStore, AbortsRatherThanLoseAPackage) {
  open(1000);
  EXPECT_DEATH((void)Hold(*store_, home, "a", at_rest)
                   .commit(std::make_shared<const Function>(function_of("a", "unknown"))),
               "");
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryStore, store_kinds, name_of_kind);

}  // namespace
}  // namespace plumbline::service
