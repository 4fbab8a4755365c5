#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

#include "wire/raw_socket.h"

namespace plumbline::wire {

/// A TLS session on the client's side that trusts everybody, by hand: to see of a server what Client hides.
///
///     TlsPeer peer(server.port());
///     peer.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
///     peer.hear_all();
///     EXPECT_TRUE(peer.was_told_the_end());
class TlsPeer {
 public:
  struct Offer {
    int version_max = TLS1_3_VERSION;
    std::string protocols;  ///< of ALPN, each with its length before it
  };

  explicit TlsPeer(std::uint16_t port) : TlsPeer(port, Offer{}) {}
  TlsPeer(std::uint16_t port, const Offer& offer);

  [[nodiscard]] bool has_session() const { return has_session_; }
  [[nodiscard]] std::string version() const { return SSL_get_version(session_.get()); }
  [[nodiscard]] std::string protocol() const;  ///< that ALPN has chosen

  void say(std::string_view text);

  /// All that comes until the server ends the session or the connection.
  std::string hear_all();

  /// Whether the server has ended the session before the connection (close_notify).
  [[nodiscard]] bool was_told_the_end() const { return was_told_the_end_; }

 private:
  RawSocket socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> session_;
  bool has_session_ = false;
  bool was_told_the_end_ = false;
};

}  // namespace plumbline::wire
