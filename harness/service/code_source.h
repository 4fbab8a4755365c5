#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "result.h"

namespace plumbline::service {

/// Where a package lies in S3: the members S3Bucket, S3Key and S3ObjectVersion of a request.
struct ObjectAddress {
  std::string bucket;
  std::string key;
  std::optional<std::string> version;
};

/// Why an object could not be read. The first four are S3's own errors, which AWS names in its answer.
enum class SourceError {
  no_such_bucket,
  no_such_key,
  no_such_version,
  access_denied,
  too_large,    ///< more bytes than were asked for
  unavailable,  ///< the source itself failed
};

/// Where packages come from that are not in the request itself. Safe to call from many threads at once.
class CodeSource {
 public:
  virtual ~CodeSource() = default;

  /// The object's bytes, whole; too_large where there are more than `bytes_max`.
  [[nodiscard]] virtual Result<std::string, SourceError> fetch(const ObjectAddress& address,
                                                               std::uint64_t bytes_max) const = 0;
};

/// A source that knows no bucket: what an endpoint has when it was given none.
class NoBuckets final : public CodeSource {
 public:
  [[nodiscard]] Result<std::string, SourceError> fetch(const ObjectAddress&, std::uint64_t) const override {
    return refused(SourceError::no_such_bucket);
  }
};

}  // namespace plumbline::service
