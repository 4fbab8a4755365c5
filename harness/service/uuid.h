#pragma once

#include <string>

namespace plumbline::service {

/// A random UUID (RFC 9562, version 4) from the system's cryptographic generator: what a running endpoint is
/// given as its source of ids. Unguessable, as the addresses of packages are made of them.
///
///     random_uuid() == "9f1b2c34-5d6e-4f70-8a9b-0c1d2e3f4a5b"
[[nodiscard]] std::string random_uuid();

}  // namespace plumbline::service
