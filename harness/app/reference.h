#pragma once

#include <memory>
#include <string>

#include "service/endpoint.h"
#include "service/settings.h"

namespace plumbline::app {

/// The reference endpoint with the system's clock, random ids, memory for its state, and a directory (or nothing)
/// in the place of S3.
[[nodiscard]] std::shared_ptr<service::Endpoint> make_reference(const service::Settings& settings,
                                                                const std::string& s3_root);

}  // namespace plumbline::app
