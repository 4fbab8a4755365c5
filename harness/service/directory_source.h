#pragma once

#include <filesystem>

#include "service/code_source.h"

namespace plumbline::service {

/// A directory in the place of S3: each bucket is a folder under the root, each key a file in it, each
/// version of an object a file beside them.
///
///     ROOT/my-bucket/releases/app.zip                     S3Bucket my-bucket, S3Key releases/app.zip
///     ROOT/my-bucket/.versions/releases/app.zip/v2        the same with S3ObjectVersion v2
///
/// Keys are taken literally: nothing is decoded. A key that has no file name of its own (with an empty
/// segment,
/// "." or "..", a NUL, ".versions" at its beginning) does not exist here; nor does what a symbolic link puts
/// outside of the root. Only regular files are read.
class DirectorySource final : public CodeSource {
 public:
  explicit DirectorySource(std::filesystem::path root) : root_(std::move(root)) {}

  [[nodiscard]] Result<std::string, SourceError> fetch(const ObjectAddress& address,
                                                       std::uint64_t bytes_max) const override;

 private:
  std::filesystem::path root_;
};

}  // namespace plumbline::service
