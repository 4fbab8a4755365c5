#include "app/metrics.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/operation_of.h"
#include "app/version.h"

namespace plumbline::app {
namespace {

/// The labels that there are. What is not among them counts as the last.
constexpr std::array operations{"CreateFunction",
                                "DeleteFunction",
                                "DownloadCode",
                                "GetFunction",
                                "GetFunctionConfiguration",
                                "Health",
                                "ListFunctions",
                                "ListVersionsByFunction",
                                "Metrics",
                                "PublishVersion",
                                "UpdateFunctionCode",
                                "UpdateFunctionConfiguration",
                                "none"};
constexpr std::array statuses{200, 201, 204, 400, 403, 404, 405, 409, 412, 413, 415, 429, 431, 500, 503, 0};
constexpr std::size_t error_types_max = 32;

static_assert(operations.size() <= Metrics::operations_max && statuses.size() <= Metrics::statuses_max);

template <class Table, class Value>
std::size_t index_in(const Table& table, const Value& value) {
  const auto at = std::ranges::find(table, value);
  return static_cast<std::size_t>(std::min(at, table.end() - 1) - table.begin());
}

/// What of the server's own limits a status speaks of.
struct Limit {
  std::string_view name;
  int status;
};
constexpr std::array limits{Limit{"body", 413}, Limit{"header", 431}, Limit{"memory", 503},
                            Limit{"rate", 429}};

void add_family(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Value>
void add_single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
                Value value) {
  add_family(out, name, type, help);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

/// A label's value: backslash, quote and line feed are written with a backslash.
std::string quoted(std::string_view text) {
  std::string value = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') value += '\\';
    value += c == '\n' ? ' ' : c;
  }
  return value += '"';
}

}  // namespace

void Metrics::count(const wire::Exchange& exchange) {
  constexpr auto relaxed = std::memory_order_relaxed;
  const std::string_view operation = operation_of(exchange.method, exchange.target);
  const int status = exchange.response.status;
  requests_[index_in(operations, operation)][index_in(statuses, status)].fetch_add(1, relaxed);
  const double seconds = std::chrono::duration<double>(exchange.took).count();
  const auto* const bucket = std::ranges::lower_bound(durations_s, seconds);
  durations_[static_cast<std::size_t>(bucket - durations_s.begin())].fetch_add(1, relaxed);
  duration_ns_.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(exchange.took.count(), 0)),
                         relaxed);
  request_bytes_.fetch_add(exchange.request_body_bytes, relaxed);
  response_bytes_.fetch_add(exchange.response.body.size(), relaxed);
  if (status >= 400) count_error(exchange.response);
}

void Metrics::count_error(const http::Response& response) {
  const std::string_view type = response.headers.find("x-amzn-ErrorType").value_or("none");
  try {
    const std::lock_guard lock(errors_mutex_);
    const auto at = errors_.find(type);
    if (at != errors_.end()) {
      ++at->second;
    } else {
      ++errors_[errors_.size() < error_types_max ? std::string(type) : "other"];
    }
  } catch (const std::exception&) {
    // No memory for one more type: the count is wrong by one, and the request is answered.
  }
}

void Metrics::add_requests(std::string& out) const {
  add_family(out, "plumbline_requests_total", "counter", "Requests answered, by operation and status.");
  for (std::size_t o = 0; o < operations.size(); ++o) {
    for (std::size_t s = 0; s < statuses.size(); ++s) {
      const std::uint64_t count = requests_[o][s];
      if (count == 0) continue;
      const std::string status = statuses[s] == 0 ? "other" : std::to_string(statuses[s]);
      fmt::format_to(std::back_inserter(out),
                     "plumbline_requests_total{{operation=\"{}\",status=\"{}\"}} {}\n", operations[o], status,
                     count);
    }
  }
}

void Metrics::add_errors(std::string& out) const {
  add_family(out, "plumbline_errors_total", "counter", "Answers from 400 on, by the type of their error.");
  const std::lock_guard lock(errors_mutex_);
  for (const auto& [type, count] : errors_) {
    fmt::format_to(std::back_inserter(out), "plumbline_errors_total{{type={}}} {}\n", quoted(type), count);
  }
}

void Metrics::add_refusals(std::string& out) const {
  add_family(out, "plumbline_refused_total", "counter", "Requests that a limit of the server's has refused.");
  for (const auto& [name, status] : limits) {
    std::uint64_t count = 0;
    for (const ByStatus& by_status : requests_) count += by_status[index_in(statuses, status)];
    fmt::format_to(std::back_inserter(out), "plumbline_refused_total{{limit=\"{}\"}} {}\n", name, count);
  }
}

void Metrics::add_durations(std::string& out) const {
  constexpr std::string_view name = "plumbline_request_duration_seconds";
  const auto end = std::back_inserter(out);
  add_family(out, name, "histogram", "From a whole request to its answer, without the time on the wire.");
  std::uint64_t up_to_here = 0;
  for (std::size_t i = 0; i < durations_.size(); ++i) {
    up_to_here += durations_[i];
    const std::string bound = i < durations_s.size() ? fmt::format("{}", durations_s[i]) : "+Inf";
    fmt::format_to(end, "{}_bucket{{le=\"{}\"}} {}\n", name, bound, up_to_here);
  }
  fmt::format_to(end, "{0}_sum {1}\n{0}_count {2}\n", name, static_cast<double>(duration_ns_) / 1e9,
                 up_to_here);
}

std::string Metrics::text(const wire::ServerGauges& gauges, std::uint64_t body_bytes_max) const {
  std::string out;
  add_family(out, "plumbline_build_info", "gauge", "Which plumbline this is.");
  fmt::format_to(std::back_inserter(out), "plumbline_build_info{{version={}}} 1\n", quoted(version));
  add_requests(out);
  add_errors(out);
  add_refusals(out);
  add_durations(out);
  add_single(out, "plumbline_request_body_bytes_total", "counter", "Bytes of bodies received.",
             request_bytes_.load());
  add_single(out, "plumbline_response_body_bytes_total", "counter", "Bytes of bodies answered.",
             response_bytes_.load());
  add_single(out, "plumbline_body_bytes_held", "gauge", "Bytes of large bodies in memory now.",
             gauges.body_bytes_held.load());
  add_single(out, "plumbline_body_bytes_held_max", "gauge", "What --memory-limit allows of them.",
             body_bytes_max);
  add_single(out, "plumbline_connections", "gauge", "Connections open now.", gauges.connections.load());
  add_single(out, "plumbline_connections_accepted_total", "counter", "Connections accepted.",
             gauges.connections_accepted.load());
  add_single(out, "plumbline_connections_cut_total", "counter",
             "Connections that missed a deadline within a request.", gauges.connections_cut.load());
  return out;
}

}  // namespace plumbline::app
