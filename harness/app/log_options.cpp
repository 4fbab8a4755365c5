#include "app/log_options.h"

#include <map>
#include <utility>

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

const std::map<std::string, LogFormat>& formats() {
  static const std::map<std::string, LogFormat> names = {{"json", LogFormat::json},
                                                         {"text", LogFormat::text}};
  return names;
}

const std::map<std::string, spdlog::level::level_enum>& levels() {
  static const std::map<std::string, spdlog::level::level_enum> names = {{"error", spdlog::level::err},
                                                                         {"info", spdlog::level::info},
                                                                         {"off", spdlog::level::off},
                                                                         {"warn", spdlog::level::warn}};
  return names;
}

}  // namespace

void add_log_options(CLI::App& command, LogOptions& options) {
  command
      .add_option("--log-format", options.format,
                  "One line a request on standard error, as key=value or as JSON; never with credentials")
      ->transform(CLI::CheckedTransformer(formats()).description(""))
      ->type_name("text|json")
      ->group("Log");
  command
      .add_option(
          "--log-level", options.level,
          "error: requests that the server failed at; warn: also those that its limits refused; info: "
          "all. Off where neither this nor --log-format is given")
      ->transform(CLI::CheckedTransformer(levels()).description(""))
      ->type_name("off|error|warn|info")
      ->group("Log");
}

LogSettings log_settings(const LogOptions& options, std::string account) {
  const auto level_of_format = options.format ? spdlog::level::info : spdlog::level::off;
  return {options.format.value_or(LogFormat::text), options.level.value_or(level_of_format),
          std::move(account)};
}

}  // namespace plumbline::app
