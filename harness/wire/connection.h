#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/peer.h"
#include "http/uri.h"
#include "result.h"
#include "wire/response_reader.h"

namespace plumbline::wire {

struct TlsSettings {
  bool verify = true;     ///< the certificate must be valid and name the host
  std::string ca_file{};  ///< PEM; empty: the system's certificates
};

/// A request as bytes.
struct Outgoing {
  std::string_view head;
  std::string_view body;
  /// Until then the body waits for an interim response, the leave to send it.
  std::chrono::steady_clock::time_point body_from = {};
};

/// One client connection, plain or TLS. Used by one thread at a time.
class Connection {
 public:
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Sends head and body while reading, until `reader` has a response or no more can come by the deadline. A
  /// response that comes before the whole request is sent counts: a body that still waits is then not sent.
  [[nodiscard]] std::optional<http::NoAnswer> exchange(const Outgoing& request, ResponseReader& reader,
                                                       std::chrono::steady_clock::time_point deadline);

  /// Between exchanges: open, and the peer has neither closed it nor sent anything unasked.
  [[nodiscard]] bool is_quiet() const;

 private:
  friend class Connector;
  class Impl;
  explicit Connection(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Opens connections to one endpoint. Safe to use from many threads at once.
///
///     Connector connector(url, {.verify = true, .ca_file = ""});
///     auto connection = connector.open(deadline);
class Connector {
 public:
  Connector(http::Url endpoint, const TlsSettings& settings);
  ~Connector();
  Connector(const Connector&) = delete;
  Connector& operator=(const Connector&) = delete;

  /// Errors: unresolved, unreachable, tls.
  [[nodiscard]] Result<std::unique_ptr<Connection>, http::NoAnswer> open(
      std::chrono::steady_clock::time_point deadline);

 private:
  class Tls;
  http::Url endpoint_;
  std::unique_ptr<Tls> tls_;  ///< only for https
};

}  // namespace plumbline::wire
