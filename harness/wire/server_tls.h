#pragma once

#include <memory>
#include <string>

#include <openssl/types.h>

#include "result.h"

namespace plumbline::wire {

/// Where a server's identity lies: PEM files, the certificate with those that lead to its root behind it.
struct TlsFiles {
  std::string certificate_file{};
  std::string key_file{};
  friend bool operator==(const TlsFiles&, const TlsFiles&) = default;
};

/// What all TLS sessions of a server have in common: TLS 1.2 with forward secrecy, or 1.3, and HTTP/1.1.
///
///     auto context = server_tls({.certificate_file = "server.pem", .key_file = "server.key"});
///     SSL* session = SSL_new(context->get());
///
/// The error names the file and says what is wrong with it: it cannot be read, holds no certificate or key,
/// or the one does not belong to the other.
[[nodiscard]] Result<std::shared_ptr<SSL_CTX>, std::string> server_tls(const TlsFiles& files);

}  // namespace plumbline::wire
