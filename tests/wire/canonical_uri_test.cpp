#include "wire/canonical_uri.h"

#include <gtest/gtest.h>

namespace plumbline::wire {
namespace {

struct Row {
  std::string given;
  std::string expected;
};

TEST(NormalizedPath, HasNeitherEmptyNorDotSegments) {
  const Row rows[] = {{"", "/"},
                      {"/", "/"},
                      {"//", "/"},
                      {"/a", "/a"},
                      {"/a/", "/a/"},
                      {"/a//b", "/a/b"},
                      {"/./", "/"},
                      {"/./a", "/a"},
                      {"/a/..", "/"},
                      {"/a/../", "/"},
                      {"/a/b/../c", "/a/c"},
                      {"/../../a", "/a"},
                      {"/...", "/..."},
                      {"/a%2F..", "/a%2F.."}};
  for (const auto& [given, expected] : rows) EXPECT_EQ(normalized_path(given), expected) << given;
}

TEST(CanonicalQuery, IsSortedAndEncodedOnce) {
  const Row rows[] = {{"/", ""},
                      {"/?", ""},
                      {"/?a", "a="},
                      {"/?a=", "a="},
                      {"/?=a", "=a"},
                      {"/?b=1&a=2", "a=2&b=1"},
                      {"/?a=2&a=1", "a=1&a=2"},
                      {"/?a=b=c", "a=b%3Dc"},
                      {"/?a=%3d", "a=%3D"},
                      {"/?a=+", "a=%2B"},
                      {"/?a=%", "a=%25"},
                      {"/?a=\xC3\xBC", "a=%C3%BC"},
                      {"/?&&a&", "a="},
                      {"/?a=/:", "a=%2F%3A"}};
  for (const auto& [given, expected] : rows) EXPECT_EQ(canonical_query(given), expected) << given;
}

}  // namespace
}  // namespace plumbline::wire
