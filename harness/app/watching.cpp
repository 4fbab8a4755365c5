#include "app/watching.h"

#include <memory>
#include <utility>

#include <spdlog/sinks/stdout_sinks.h>

#include "app/metrics.h"
#include "app/operation_of.h"

namespace plumbline::app {
namespace {

wire::Observer observer_of(std::shared_ptr<Metrics> metrics, const LogSettings& log) {
  if (log.level == spdlog::level::off) {
    return [metrics = std::move(metrics)](const wire::Exchange& exchange) { metrics->count(exchange); };
  }
  auto lines = std::make_shared<const AccessLog>(log, std::make_shared<spdlog::sinks::stderr_sink_mt>());
  return [metrics = std::move(metrics), lines = std::move(lines)](const wire::Exchange& exchange) {
    metrics->count(exchange);
    lines->write(exchange);
  };
}

}  // namespace

http::Handler watched(wire::ServerSettings& settings, http::Handler handler, const LogSettings& log) {
  const auto metrics = std::make_shared<Metrics>();
  settings.observer = observer_of(metrics, log);
  return [metrics, gauges = settings.gauges, body_bytes_max = settings.held_body_bytes_max,
          handler = std::move(handler)](http::Request request) {
    if (request.target != metrics_path || request.method != "GET") return handler(std::move(request));
    return http::Response{
        200, {{"Content-Type", std::string(Metrics::content_type)}}, metrics->text(*gauges, body_bytes_max)};
  };
}

}  // namespace plumbline::app
