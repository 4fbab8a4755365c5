#include "names/s3_location.h"

#include "documented_pattern.h"
#include "law.h"

namespace plumbline::fuzz {
namespace {

const DocumentedPattern& documented() {
  static const DocumentedPattern pattern(R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)");
  return pattern;
}

bool is_between(std::size_t least, std::size_t length, std::size_t most) {
  return least <= length && length <= most;
}

}  // namespace

/// Law: S3Bucket, S3Key and S3ObjectVersion are taken where, and only where, the documented pattern and
/// lengths say so.
void hold(std::string_view bytes) {
  const std::size_t length = length_of(bytes);
  const bool is_of_pattern = documented().matches(bytes);
  expect_same("recogniser and pattern of S3Bucket agree", names::is_bucket_name(bytes), is_of_pattern);
  expect_same("check and documentation of S3Bucket agree", names::check_bucket_name(bytes).has_value(),
              is_of_pattern && is_between(3, length, 63));
  expect_same("check and documentation of S3Key agree", names::check_object_key(bytes).has_value(),
              is_between(1, length, 1024));
  expect_same("check and documentation of S3ObjectVersion agree",
              names::check_object_version(bytes).has_value(), is_between(1, length, 1024));
}

}  // namespace plumbline::fuzz
