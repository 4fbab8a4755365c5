#include "names/s3_location.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

using Kind = NameError::Kind;

TEST(BucketName, is_of_the_pattern) {
  for (const char* text : {"", "a", "my-bucket", "My_Bucket.v2", "..a", "-", "_"}) {
    EXPECT_TRUE(is_bucket_name(text)) << text;
  }
  for (const char* text : {".", "bucket.", "a/b", "a b", "a\n", "b\xC3\xBCx"}) {
    EXPECT_FALSE(is_bucket_name(text)) << text;
  }
}

struct Row {
  std::string text;
  NameError error;
};

TEST(BucketName, is_refused_with_the_place) {
  EXPECT_TRUE(check_bucket_name("abc"));
  EXPECT_TRUE(check_bucket_name(std::string(63, 'a')));
  const Row rows[] = {
      {"", {Kind::too_short, 0}},   {"ab", {Kind::too_short, 2}},
      {"a!", {Kind::too_short, 2}}, {std::string(64, 'a'), {Kind::too_long, 63}},
      {"abc.", {Kind::pattern, 3}}, {"...", {Kind::pattern, 2}},
      {"a/c.", {Kind::pattern, 1}}, {std::string("ab\0", 3), {Kind::pattern, 2}},
  };
  for (const Row& row : rows) {
    const auto checked = check_bucket_name(row.text);
    ASSERT_FALSE(checked) << row.text;
    EXPECT_EQ(checked.error(), row.error) << row.text << " at " << checked.error().position;
  }
}

TEST(ObjectKeyAndVersion, are_held_to_their_lengths_alone) {
  std::string umlauts;
  for (int i = 0; i < 1024; ++i) umlauts += "\xC3\xBC";
  for (const auto check : {check_object_key, check_object_version}) {
    EXPECT_TRUE(check("k"));
    EXPECT_TRUE(check("any thing \n/at all"));
    EXPECT_TRUE(check(umlauts));
    EXPECT_EQ(check("").error(), (NameError{Kind::too_short, 0}));
    EXPECT_EQ(check(std::string(1025, 'k')).error(), (NameError{Kind::too_long, 1024}));
    EXPECT_EQ(check(umlauts + "k").error(), (NameError{Kind::too_long, 2048}));
  }
}

}  // namespace
}  // namespace plumbline::names
