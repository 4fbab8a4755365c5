#pragma once

#include <string_view>

namespace plumbline::app {

/// Whether a host is this machine itself, seen from this machine alone: "localhost", "127.0.0.1", "::1".
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace plumbline::app
