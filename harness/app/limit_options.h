#pragma once

#include <cstddef>
#include <cstdint>

#include "wire/server.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// What the clients of `plumbline serve` may cost it together, and how long each may take.
struct LimitOptions {
  std::uint64_t memory_bytes = wire::ServerSettings{}.held_body_bytes_max;
  std::size_t connections = wire::ServerSettings{}.connections_max;
  double idle_timeout_s = 60;
  double header_timeout_s = 10;
  double body_timeout_s = 120;
  double grace_s = 5;  ///< for requests in flight when it is to end
};

void add_limit_options(CLI::App& command, LimitOptions& options);

/// Gives the settings these limits.
void apply(const LimitOptions& options, wire::ServerSettings& settings);

[[nodiscard]] std::chrono::milliseconds milliseconds_of(double seconds);

}  // namespace plumbline::app
