#pragma once

#include <memory>
#include <string>

#include "service/endpoint.h"
#include "service/settings.h"

namespace plumbline::app {

/// The reference endpoint with the system's clock, random ids, memory for its state, and this in the place of
/// S3.
[[nodiscard]] std::shared_ptr<service::Endpoint> make_reference(
    const service::Settings& settings, std::shared_ptr<const service::CodeSource> code_source);

}  // namespace plumbline::app
