#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/in_process.h"
#include "result.h"
#include "wire/exchange.h"
#include "wire/refusal.h"
#include "wire/server_gauges.h"
#include "wire/server_tls.h"

namespace plumbline::wire {

/// How long a peer may take. A connection that takes longer is closed.
struct ServerDeadlines {
  std::chrono::milliseconds handshake{10'000};  ///< from the connection to the TLS session
  std::chrono::milliseconds idle{60'000};       ///< between requests
  std::chrono::milliseconds header{10'000};  ///< from a request's first byte to the end of its header lines
  std::chrono::milliseconds body{120'000};   ///< from there to the last byte of its body
  std::chrono::milliseconds write{60'000};   ///< to take an answer
  std::chrono::milliseconds linger{2'000};   ///< after the last answer, to close its own side
};

struct ServerSettings {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: the system picks one
  unsigned threads = 1;    ///< that read, write and run the handler
  std::size_t header_bytes_max = 64 * 1024;
  /// A larger body is answered 413 unread. Above what Lambda itself reads (70167211 bytes), so that a handler
  /// can tell that limit in its own words.
  std::size_t body_bytes_max = 72 * 1024 * 1024;
  std::size_t header_lines_max = 256;
  /// Bytes of large bodies, of requests and of answers, held at once over all connections. A request beyond
  /// it is answered 503 unread, or 413 where its body alone is larger.
  std::size_t held_body_bytes_max = std::size_t{512} * 1024 * 1024;
  std::size_t connections_max = 1024;  ///< further ones wait in the system's queue
  ServerDeadlines deadlines{};
  std::optional<TlsFiles> tls{};  ///< nullopt: plain TCP
  RefusalAnswer refusal_answer = json_refusal;
  Observer observer{};  ///< is told of each request; empty: nobody watches
  std::shared_ptr<ServerGauges> gauges = std::make_shared<ServerGauges>();  ///< kept up to date
};

/// An HTTP/1.1 server (RFC 9112) for one handler, with its own threads.
///
///     auto server = Server::start({.port = 9001, .threads = 2}, handler);
///     if (!server) return fail(server.error());
///     ...
///     (*server)->stop(std::chrono::seconds(5));
///
/// Keep-alive, pipelining, Expect: 100-continue, chunked request bodies. Requests that do not read as
/// HTTP/1.1 in exactly one way are refused with 400. A handler that throws is answered for with 500.
class Server {
 public:
  /// Listens, and serves from then on. The error says what the system refused: "127.0.0.1:80: Permission
  /// denied", or which of the TLS files is of no use. The handler is called from `settings.threads` threads
  /// at once.
  [[nodiscard]] static Result<std::unique_ptr<Server>, std::string> start(ServerSettings settings,
                                                                          http::Handler handler);

  /// Stops at once.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;

  /// Accepts no more, lets the requests in flight end within `grace`, then closes every connection. Returns
  /// when the threads have ended, so a handler that is still running is waited for. Not to be called from the
  /// handler.
  void stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace plumbline::wire
