#pragma once

#include <functional>
#include <memory>
#include <string>

#include <openssl/ssl.h>

#include "wire/raw_server.h"
#include "wire/server_tls.h"

namespace plumbline::wire {

/// A TLS session on the server's side, with a certificate made for the test: signed by itself, for the name
/// "localhost" and the address 127.0.0.1.
///
///     TlsIdentity identity(own_file("certificate.pem"));
///     RawServer server({identity.over_tls([](SSL* session) { ... })});
///     Server::start({.tls = identity.files()}, handler);
class TlsIdentity {
 public:
  /// Writes the certificate to that file, for clients that shall trust it, and its key to one beside it.
  explicit TlsIdentity(std::string certificate_path);

  /// A script that completes the handshake and then does what it is told. The session ends without
  /// close_notify unless the script sends one.
  [[nodiscard]] RawServer::Script over_tls(std::function<void(SSL*)> script) const;

  [[nodiscard]] const std::string& certificate_path() const { return certificate_path_; }
  [[nodiscard]] TlsFiles files() const { return {certificate_path_, certificate_path_ + ".key"}; }

 private:
  std::string certificate_path_;
  std::shared_ptr<SSL_CTX> context_;
};

}  // namespace plumbline::wire
