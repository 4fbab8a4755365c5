#pragma once

#include <memory>
#include <string>

#include <spdlog/logger.h>

#include "wire/exchange.h"

namespace plumbline::app {

enum class LogFormat { text, json };

/// What a server's log is told.
struct LogSettings {
  LogFormat format = LogFormat::text;
  spdlog::level::level_enum level = spdlog::level::off;
  std::string account;  ///< whose requests are that nobody has signed
};

/// One line for each request, on standard error or wherever the sink leads: error for a fault of the server's
/// (5xx), warn for what its limits have refused (413, 429, 431, 503), info for all others. No line holds a
/// credential, a signature, a package or the address of one, and none can be forged by what a client sends.
///
///     AccessLog log({LogFormat::json, spdlog::level::info, "123456789012"}, sink);
///     settings.observer = [&](const wire::Exchange& exchange) { log.write(exchange); };
class AccessLog {
 public:
  AccessLog(LogSettings settings, spdlog::sink_ptr sink);

  /// Safe to call from many threads at once.
  void write(const wire::Exchange& exchange) const;

 private:
  const LogSettings settings_;
  const std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace plumbline::app
