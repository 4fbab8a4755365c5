#pragma once

#include <string>

#include "service/code_source.h"
#include "suite/lambda_functions.h"

namespace plumbline::app {

/// A bucket with one versioned object, in the place of S3: what the reference in process has where it was
/// given no folder, so that a run against it leaves nothing out.
class OnePackage final : public service::CodeSource {
 public:
  [[nodiscard]] Result<std::string, service::SourceError> fetch(const service::ObjectAddress& address,
                                                                std::uint64_t bytes_max) const override;

  /// The same, as the suite is told of it.
  [[nodiscard]] static suite::S3Object described();
};

}  // namespace plumbline::app
