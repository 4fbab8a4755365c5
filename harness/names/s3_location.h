#pragma once

#include <string_view>

#include "names/name_error.h"
#include "result.h"

/// The request members that say where in Amazon S3 a package lies: UpdateFunctionCode, "S3Bucket", "S3Key"
/// and "S3ObjectVersion". What the page allows as a bucket's name is more than what S3 would create.
///
///     is_bucket_name("my.bucket") && !is_bucket_name("my.bucket.")
namespace plumbline::names {

/// `^[0-9A-Za-z\.\-_]*(?<!\.)$`, whatever the length: the empty text matches.
[[nodiscard]] bool is_bucket_name(std::string_view text);

/// S3Bucket: 3 to 63 long and of the pattern.
[[nodiscard]] Result<void, NameError> check_bucket_name(std::string_view text);

/// S3Key: 1 to 1024 long, of any characters.
[[nodiscard]] Result<void, NameError> check_object_key(std::string_view text);

/// S3ObjectVersion: 1 to 1024 long, of any characters.
[[nodiscard]] Result<void, NameError> check_object_version(std::string_view text);

}  // namespace plumbline::names
