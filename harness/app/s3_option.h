#pragma once

#include <optional>
#include <string>

#include "result.h"
#include "suite/lambda_functions.h"

namespace plumbline::app {

/// What --s3-object (BUCKET/KEY=FILE) and --s3-version (ID=FILE) say; nothing where the first is empty. The
/// files are read for their hash and size. Refused with the option and what is wrong with it.
[[nodiscard]] Result<std::optional<suite::S3Object>, std::string> read_s3_options(const std::string& object,
                                                                                  const std::string& version);

}  // namespace plumbline::app
