#include "service/memory_store.h"

#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

const Home home;
const Home other_home{"210987654321", home.region};

Time at_rest() { return {}; }

Function function_of(std::string name, const std::string& package) {
  Function function;
  function.name = std::move(name);
  function.latest.code = {package, package.size()};  // any text serves as a hash here
  return function;
}

bool put(Store& store, const Function& function) {
  const Hold hold(store, function.home, function.name, at_rest);
  return hold.commit(function, std::make_shared<const std::string>(function.latest.code.sha256));
}

TEST(MemoryStore, KeepsEachPackageOnceAndWithItsLastVersion) {
  MemoryStore store(1000);
  ASSERT_TRUE(put(store, function_of("a", "zip")));
  const Bytes bytes = store.package("zip");
  ASSERT_NE(bytes, nullptr);
  ASSERT_TRUE(put(store, function_of("b", "zip")));
  EXPECT_EQ(store.package("zip"), bytes) << "the very same";
  Hold(store, home, "a", at_rest).erase();
  EXPECT_EQ(store.package("zip"), bytes);
  ASSERT_TRUE(put(store, function_of("b", "other")));
  EXPECT_EQ(store.package("zip"), nullptr);
  EXPECT_NE(store.package("other"), nullptr);
}

TEST(MemoryStore, CountsEveryVersionUpToItsLimit) {
  MemoryStore store(10);
  Function function = function_of("a", "12345");
  ASSERT_TRUE(put(store, function));
  function.published.push_back(std::make_shared<const Version>(function.latest));
  ASSERT_TRUE(put(store, function)) << "exactly at the limit";
  EXPECT_FALSE(put(store, function_of("b", "1")));
  EXPECT_EQ(store.find(home, "b"), nullptr);
  EXPECT_EQ(store.package("1"), nullptr) << "nothing is left of what was refused";
  Hold(store, home, "a", at_rest).erase();
  EXPECT_TRUE(put(store, function_of("b", "1234567890")));
}

TEST(MemoryStore, GivesReadersWhatWasCommittedLast) {
  MemoryStore store(1000);
  ASSERT_TRUE(put(store, function_of("a", "one")));
  const auto before = store.find(home, "a");
  ASSERT_TRUE(put(store, function_of("a", "two")));
  EXPECT_EQ(before->latest.code.sha256, "one") << "a record once read does not change";
  EXPECT_EQ(store.find(home, "a")->latest.code.sha256, "two");
  EXPECT_EQ(store.all(home).size(), 1U);
}

TEST(MemoryStore, KeepsHomesApart) {
  MemoryStore store(10);
  Function theirs = function_of("a", "12345678");
  theirs.home = other_home;
  ASSERT_TRUE(put(store, theirs));
  EXPECT_EQ(store.find(home, "a"), nullptr);
  EXPECT_TRUE(store.all(home).empty());
  ASSERT_TRUE(put(store, function_of("a", "1234567890"))) << "each has the whole limit";
  EXPECT_EQ(store.find(other_home, "a")->latest.code.bytes, 8U);
  Hold(store, home, "a", at_rest).erase();
  EXPECT_NE(store.find(other_home, "a"), nullptr);
  EXPECT_NE(store.package("12345678"), nullptr);
}

TEST(MemoryStore, AbortsRatherThanLoseAPackage) {
  MemoryStore store(1000);
  EXPECT_DEATH((void)Hold(store, home, "a", at_rest).commit(function_of("a", "unknown")), "");
}

}  // namespace
}  // namespace plumbline::service
