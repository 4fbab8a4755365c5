#pragma once

#include <memory>
#include <string>

#include "service/endpoint.h"
#include "service/settings.h"

namespace plumbline::app {

/// The reference endpoint with the system's clock and random ids, this in the place of S3, and its state in
/// that store: memory where none is given.
[[nodiscard]] std::shared_ptr<service::Endpoint> make_reference(
    const service::Settings& settings, std::shared_ptr<const service::CodeSource> code_source,
    std::shared_ptr<service::Store> store = nullptr);

}  // namespace plumbline::app
