#include "app/access_log.h"

#include <chrono>
#include <exception>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <spdlog/logger.h>

#include "app/front_door.h"
#include "app/logged_target.h"
#include "app/operation_of.h"
#include "json/write.h"

namespace plumbline::app {
namespace {

using spdlog::level::level_enum;

level_enum level_of(int status) {
  if (status == 413 || status == 429 || status == 431 || status == 503) return spdlog::level::warn;
  return status >= 500 ? spdlog::level::err : spdlog::level::info;
}

/// As --log-level has them.
std::string_view name_of(level_enum level) {
  if (level == spdlog::level::err) return "error";
  return level == spdlog::level::warn ? "warn" : "info";
}

/// What one line says, in the order in which it says it. Numbers are kept as text.
struct Field {
  std::string_view name;
  std::string value;
  bool is_number = false;
};

std::string header_of(const http::Response& response, std::string_view name) {
  return std::string(response.headers.find(name).value_or(""));
}

std::vector<Field> fields_of(const wire::Exchange& exchange, const std::string& account) {
  const http::Response& response = exchange.response;
  const std::string signer = header_of(response, account_header);
  return {{"method", logged_target(exchange.method)},
          {"path", logged_target(exchange.target)},
          {"operation", std::string(operation_of(exchange.method, exchange.target))},
          {"status", std::to_string(response.status), true},
          {"error", header_of(response, "x-amzn-ErrorType")},
          {"durationMs",
           fmt::format("{:.3f}", std::chrono::duration<double, std::milli>(exchange.took).count()), true},
          {"requestBytes", std::to_string(exchange.request_body_bytes), true},
          {"responseBytes", std::to_string(response.body.size()), true},
          {"requestId", header_of(response, "x-amzn-RequestId")},
          {"account", signer.empty() ? account : signer},
          {"remote", std::string(exchange.remote_address)}};
}

/// 2026-11-24T21:05:09.123Z
std::string utc_now() {
  using namespace std::chrono;
  const auto now = floor<milliseconds>(system_clock::now());
  const auto midnight = floor<days>(now);
  const year_month_day date{midnight};
  const hh_mm_ss clock{now - midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

std::string as_json(std::string_view level, const std::vector<Field>& fields) {
  json::Object line{{"time", utc_now()}, {"level", level}};
  for (const Field& field : fields) {
    if (field.value.empty()) continue;
    line.push_back({std::string(field.name),
                    field.is_number ? json::Value(json::Number{field.value}) : json::Value(field.value)});
  }
  return json::write(line);
}

std::string as_text(std::string_view level, const std::vector<Field>& fields) {
  std::string line = fmt::format("{} {}", utc_now(), level);
  for (const Field& field : fields) {
    if (!field.value.empty()) line += fmt::format(" {}={}", field.name, field.value);
  }
  return line;
}

}  // namespace

AccessLog::AccessLog(LogSettings settings, spdlog::sink_ptr sink)
    : settings_(std::move(settings)), logger_(std::make_shared<spdlog::logger>("serve", std::move(sink))) {
  logger_->set_level(settings_.level);
  logger_->set_pattern("%v");
}

void AccessLog::write(const wire::Exchange& exchange) const {
  const level_enum level = level_of(exchange.response.status);
  if (!logger_->should_log(level)) return;
  try {
    const std::string_view level_name = name_of(level);
    const auto fields = fields_of(exchange, settings_.account);
    logger_->log(
        level, "{}",
        settings_.format == LogFormat::json ? as_json(level_name, fields) : as_text(level_name, fields));
  } catch (const std::exception&) {
    // No memory for a line, or no room on the disk behind it: the request is answered all the same.
  }
}

}  // namespace plumbline::app
