#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/lanes.h"
#include "http/peer.h"
#include "http/uri.h"
#include "wire/connection.h"
#include "wire/patience.h"

namespace plumbline::wire {

struct ClientSettings {
  http::Url endpoint;  ///< its path precedes every target; its query is not used
  std::chrono::milliseconds connect_timeout{5'000};  ///< name, connection and TLS session together
  PatienceSettings patience{};  ///< how long to wait, from the first byte sent to the last byte read
  std::chrono::milliseconds leave_timeout{1'000};  ///< how long a body is held back for 100 Continue
  std::size_t header_bytes_max = 64 * 1024;
  std::size_t body_bytes_max = 16 * 1024 * 1024;
  std::size_t idle_connections_max = 64;  ///< kept open for later requests
  bool verify_tls = true;
  std::string ca_file{};  ///< PEM; empty: the system's certificates
};

/// An HTTP/1.1 client (RFC 9112) for one endpoint, over plain TCP or TLS.
///
///     Client client({.endpoint = *http::parse_url("http://127.0.0.1:9001")});
///     http::Answer answer = client.send({"GET", "/2015-03-31/functions/f", {}, ""});
///
/// It sends what it is given: any method, any target, any header lines, in their order, and frames the body
/// as they tell (http/framing.h). It adds Host, User-Agent and Content-Length where they are missing and
/// follows no redirect.
class Client final : public http::Peer, public http::LaneDriver {
 public:
  explicit Client(ClientSettings settings);

  /// Sends the request and waits for the final response. Precondition: method and header names are tokens,
  /// the target has no spaces or control characters, header values no line ends; a Content-Length is that of
  /// the body, and a Transfer-Encoding is chunked. Otherwise nothing is sent and the answer is `malformed`.
  ///
  /// A connection that was kept open and that the peer has closed meanwhile is replaced once, provided that
  /// not a single byte of a response had come.
  [[nodiscard]] http::Answer send(const http::Request& request) override;

  /// Many over plain TCP, one where TLS is spoken.
  [[nodiscard]] std::size_t lanes_max() const override;
  void drive(http::Lanes& lanes, std::size_t count) override;

 private:
  struct Attempt {
    http::Answer answer;
    bool may_repeat = false;
  };
  [[nodiscard]] Attempt attempt(std::unique_ptr<Connection> connection, const http::Request& request);
  [[nodiscard]] std::unique_ptr<Connection> take_idle();
  void keep(std::unique_ptr<Connection> connection);

  const ClientSettings settings_;
  Connector connector_;
  Patience patience_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace plumbline::wire
