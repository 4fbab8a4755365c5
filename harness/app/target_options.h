#pragma once

#include <string>

#include "app/target.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// Times as the command line gives them.
struct TimeoutOptions {
  double connect_s = 5;
  double exchange_s = 30;
};

/// Adds what says which endpoint a command talks to and how: --endpoint, --sigv4, timeouts, TLS.
void add_endpoint_options(CLI::App& command, TargetOptions& target, TimeoutOptions& timeouts);

/// Adds what says which function a command works on: --function, --role-arn.
void add_function_options(CLI::App& command, std::string& function, std::string& role_arn);

/// Adds --strict: which clauses bind.
void add_strict_option(CLI::App& command, bool& strict);

/// The target's options with these times.
[[nodiscard]] TargetOptions with_timeouts(TargetOptions target, const TimeoutOptions& timeouts);

}  // namespace plumbline::app
