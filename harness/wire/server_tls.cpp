#include "wire/server_tls.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string_view>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace plumbline::wire {
namespace {

/// What of TLS 1.2 is left: forward secrecy and authenticated encryption (RFC 9325). TLS 1.3 has nothing
/// else.
constexpr const char* tls_1_2_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

std::optional<std::string> why_unreadable(const std::string& file) {
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> opened(std::fopen(file.c_str(), "rb"),
                                                                  &std::fclose);
  if (opened != nullptr && std::fgetc(opened.get()) != EOF) return std::nullopt;
  if (opened != nullptr && std::ferror(opened.get()) == 0) return file + ": is empty";
  return file + ": cannot be read: " + std::strerror(errno);
}

/// What OpenSSL says of its last failure, for people.
std::string last_reason() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  return reason == nullptr ? std::string("no reason given") : std::string(reason);
}

/// A server has nobody at hand to ask for the passphrase.
int no_passphrase(char*, int, int, void*) { return 0; }

/// ALPN (RFC 7301): of what a client offers, the one protocol that is spoken here; without it the client may
/// still know better.
int choose_http_1_1(SSL*, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned int offered_bytes, void*) {
  static constexpr unsigned char spoken[] = "\x08http/1.1";
  unsigned char* match = nullptr;
  const int outcome =
      SSL_select_next_proto(&match, chosen_bytes, spoken, sizeof spoken - 1, offered, offered_bytes);
  *chosen = match;
  return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

std::optional<std::string> load(SSL_CTX* context, const TlsFiles& files) {
  for (const std::string* file : {&files.certificate_file, &files.key_file}) {
    if (auto why = why_unreadable(*file)) return why;
  }
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate_file.c_str()) != 1) {
    return files.certificate_file + ": holds no certificate that can be used, as PEM: " + last_reason();
  }
  if (SSL_CTX_use_PrivateKey_file(context, files.key_file.c_str(), SSL_FILETYPE_PEM) == 1)
    return std::nullopt;
  if (ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH) {
    ERR_clear_error();
    return files.key_file + ": is not the key of the certificate in " + files.certificate_file;
  }
  return files.key_file + ": holds no key that can be used, as PEM without a passphrase: " + last_reason();
}

}  // namespace

Result<std::shared_ptr<SSL_CTX>, std::string> server_tls(const TlsFiles& files) {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  if (context == nullptr) return refused("TLS: " + last_reason());
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(context.get(), tls_1_2_ciphers);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_default_passwd_cb(context.get(), &no_passphrase);
  SSL_CTX_set_alpn_select_cb(context.get(), &choose_http_1_1, nullptr);
  if (auto fault = load(context.get(), files)) return refused(*std::move(fault));
  return context;
}

}  // namespace plumbline::wire
