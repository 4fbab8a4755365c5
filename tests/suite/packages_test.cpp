#include "suite/packages.h"

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "package/base64.h"
#include "package/sha256.h"
#include "package/zip.h"

namespace plumbline::suite {
namespace {

TEST(Package, DependsOnItsLabelAlone) {
  std::set<std::string> packages;
  const std::string labels[] = {"", "A", "B", "a", "A ", "FunctionName/length/1", std::string(1000, 'x')};
  for (const std::string& label : labels) {
    EXPECT_EQ(package_of(label), package_of(label)) << label;
    packages.insert(package_of(label));
  }
  EXPECT_EQ(packages.size(), std::size(labels));
}

TEST(Package, HasExactlyTheSizeThatIsAskedFor) {
  for (const std::size_t bytes : {200U, 201U, 255U, 256U, 1000U, 65'535U, 65'536U, 65'700U, 1'000'003U}) {
    const std::string package = package_of_size(bytes);
    EXPECT_EQ(package.size(), bytes);
    EXPECT_EQ(package, package_of_size(bytes));
  }
}

TEST(Package, IsTheSameThroughAFile) {
  for (const std::size_t bytes : {200U, 196'608U, 196'609U, 196'610U, 1'000'003U}) {
    const std::string package = package_of_size(bytes);
    EXPECT_TRUE(base64_of_package_of_size(bytes) == package::encode_base64(package)) << bytes;
    EXPECT_EQ(sha256_of_package_of_size(bytes), package::sha256_base64(package)) << bytes;
  }
}

TEST(Package, IsSmallWhateverItUnpacksTo) {
  const auto within = package_with_trait("unpacks-within-limit");
  const auto beyond = package_with_trait("unpacks-beyond-limit");
  ASSERT_TRUE(within && beyond);
  EXPECT_LT(beyond->size(), 400'000U);
  EXPECT_TRUE(package::inspect_zip(*within));
  const auto unpacked = package::inspect_zip(*beyond);
  ASSERT_FALSE(unpacked);
  EXPECT_EQ(unpacked.error().kind, package::PackageError::Kind::too_large);
}

}  // namespace
}  // namespace plumbline::suite
