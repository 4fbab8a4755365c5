#pragma once

#include <atomic>

namespace plumbline::app {

/// Becomes true at the first SIGINT or SIGTERM after this was called; the second one ends the program at
/// once, as the system does by default.
[[nodiscard]] const std::atomic<bool>& watch_for_interrupt();

}  // namespace plumbline::app
