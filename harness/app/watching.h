#pragma once

#include "app/access_log.h"
#include "http/in_process.h"
#include "wire/server.h"

namespace plumbline::app {

/// The handler with `/_plumbline/metrics` in front of it, and a server's settings made such that it counts
/// its requests for that, and logs them on standard error as it is told.
[[nodiscard]] http::Handler watched(wire::ServerSettings& settings, http::Handler handler,
                                    const LogSettings& log);

}  // namespace plumbline::app
