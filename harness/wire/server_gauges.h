#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace plumbline::wire {

/// What a server counts of itself, for whoever wants to read it while it runs.
struct ServerGauges {
  std::atomic<std::size_t> connections = 0;  ///< open now
  std::atomic<std::uint64_t> connections_accepted = 0;
  std::atomic<std::uint64_t> connections_cut = 0;  ///< that missed a deadline
  std::atomic<std::size_t> body_bytes_held = 0;
};

}  // namespace plumbline::wire
