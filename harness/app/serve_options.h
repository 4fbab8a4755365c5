#pragma once

#include <cstdint>
#include <string>

#include "app/limit_options.h"
#include "app/listener_options.h"
#include "app/log_options.h"
#include "app/s3_options.h"
#include "app/stand_in.h"
#include "service/settings.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// Whether changes are done when their answer goes out, or take their time as on AWS.
enum class Lifecycle { instant, async };

/// What `plumbline serve` was told.
struct ServeOptions {
  ListenerOptions listener;
  LimitOptions limits;
  LogOptions log;

  bool require_sigv4 = false;
  std::string credentials;  ///< file of the access keys that are known

  service::Home home;
  std::string data;  ///< folder that keeps functions and packages; empty: memory
  std::uint64_t code_storage_limit = service::Limits{}.code_storage_bytes_max;
  S3Options s3;
  Lifecycle lifecycle = Lifecycle::instant;
  double lifecycle_delay_s = 1;
  double rate_limit = 0;
  double fail_rate = 0;
  std::uint64_t fail_seed = 1;

  StandIn stand_in;
};

/// Adds the options of `plumbline serve`, with their help, to its command.
void add_serve_options(CLI::App& command, ServeOptions& options);

/// What of them the reference endpoint itself is told.
[[nodiscard]] service::Settings settings_of(const ServeOptions& options);

}  // namespace plumbline::app
