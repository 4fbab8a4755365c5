#pragma once

#include <atomic>

namespace plumbline::app {

/// Becomes true at the first SIGINT, SIGTERM or SIGHUP (unless that is ignored, as nohup has it) after this
/// was called; another one of the same kind ends the program at once, as the system does by default.
[[nodiscard]] const std::atomic<bool>& watch_for_interrupt();

}  // namespace plumbline::app
