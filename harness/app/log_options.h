#pragma once

#include <optional>
#include <string>

#include "app/access_log.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// What `plumbline serve` shall say of its requests.
struct LogOptions {
  std::optional<LogFormat> format;
  std::optional<spdlog::level::level_enum> level;
};

void add_log_options(CLI::App& command, LogOptions& options);

/// Nothing is logged where neither was said; a format alone means every request.
[[nodiscard]] LogSettings log_settings(const LogOptions& options, std::string account);

}  // namespace plumbline::app
