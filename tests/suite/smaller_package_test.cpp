#include "suite/smaller_package.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "package/base64.h"
#include "package/zip.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

TEST(SmallerPackage, IsAPackageOfThatSize) {
  for (const std::size_t like : {300U, 301U, 302U}) {
    const std::vector<std::string> smallest = smallest_packages(like);
    ASSERT_EQ(smallest.size(), 3U);
    EXPECT_EQ(smallest.front().size() % 3, like % 3) << "its base64 ends with as many '='";
    for (const std::string& package : smallest) {
      EXPECT_LE(package.size(), package_bytes_min + 2);
      EXPECT_TRUE(package::inspect_zip(package).has_value()) << package.size();
    }
  }
  EXPECT_EQ(package_of_size(package_bytes_min).size(), package_bytes_min);
}

TEST(SmallerPackage, TakesTheEditOverToAnother) {
  const std::string large = package_of("large");
  const std::string small = package_of_size(package_bytes_min);
  const std::string from = package::encode_base64(large);
  const std::string to = package::encode_base64(small);
  struct Row {
    std::string text;
    std::string wanted;
  };
  const std::size_t inside = from.size() / 8 * 4 + 1;
  const std::vector<Row> rows = {
      {from, to},
      {"@" + from, "@" + to},
      {from + "\n", to + "\n"},
      {from.substr(1), to.substr(1)},
      {from.substr(0, from.size() - 1), to.substr(0, to.size() - 1)},
      {from + "====", to + "===="},
      {std::string(from).insert(inside, "*"), std::string(to).insert(to.size() / 8 * 4 + 1, "*")},
      {std::string(from).replace(inside, 1, "*"), std::string(to).replace(to.size() / 8 * 4 + 1, 1, "*")},
  };
  for (const Row& row : rows) EXPECT_EQ(with_package(row.text, large, small), row.wanted);
}

TEST(SmallerPackage, LeavesTextsAloneThatAreNotMadeOfIt) {
  const std::string large = package_of("large");
  const std::string small = package_of_size(package_bytes_min);
  for (const char* text : {"", "UEsDBA==", "my-bucket"})
    EXPECT_FALSE(with_package(text, large, small)) << text;
  EXPECT_FALSE(package_in("my-bucket", {large, small}));
  EXPECT_FALSE(package_in("", {large}));
  EXPECT_FALSE(package_in("anything", {}));
}

TEST(SmallerPackage, IsFoundInATextWithADefect) {
  const std::vector<std::string> packages = {package_of("A"), package_of("B"), package_of("ccc")};
  for (const std::string& package : packages) {
    const std::string text = package::encode_base64(package);
    EXPECT_EQ(package_in(text, packages), package);
    EXPECT_EQ(package_in("@" + text, packages), package);
    EXPECT_EQ(package_in(text.substr(0, text.size() - 2), packages), package);
  }
}

}  // namespace
}  // namespace plumbline::suite
