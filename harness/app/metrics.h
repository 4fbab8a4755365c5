#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "wire/exchange.h"
#include "wire/server_gauges.h"

namespace plumbline::app {

/// What a server has done so far, in numbers: requests by operation and status, errors by type, how long the
/// handler took, bytes, what the limits refused. Counting takes a few atomic additions; there are no labels
/// but those of closed sets, so that no client can make the memory grow.
///
///     Metrics metrics;
///     settings.observer = [&](const wire::Exchange& exchange) { metrics.count(exchange); };
///     metrics.text(gauges, 512 << 20)   // "# HELP plumbline_requests_total ..."
class Metrics {
 public:
  /// Safe to call from many threads at once.
  void count(const wire::Exchange& exchange);

  /// All of it in Prometheus' text exposition format, version 0.0.4, with what the server counts itself and
  /// the bytes of bodies that it may hold.
  [[nodiscard]] std::string text(const wire::ServerGauges& gauges, std::uint64_t body_bytes_max) const;

  static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

  /// The upper bounds of the durations that are counted apart, in seconds.
  static constexpr std::array durations_s{0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0};
  static constexpr std::size_t operations_max = 16;
  static constexpr std::size_t statuses_max = 20;

 private:
  using Counter = std::atomic<std::uint64_t>;
  using ByStatus = std::array<Counter, statuses_max>;

  void count_error(const http::Response& response);
  void add_requests(std::string& out) const;
  void add_errors(std::string& out) const;
  void add_refusals(std::string& out) const;
  void add_durations(std::string& out) const;

  std::array<ByStatus, operations_max> requests_{};
  std::array<Counter, durations_s.size() + 1> durations_{};
  Counter duration_ns_ = 0;
  Counter request_bytes_ = 0;
  Counter response_bytes_ = 0;
  mutable std::mutex errors_mutex_;
  std::map<std::string, std::uint64_t, std::less<>> errors_;  ///< by type
};

}  // namespace plumbline::app
