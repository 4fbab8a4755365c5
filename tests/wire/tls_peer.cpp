#include "wire/tls_peer.h"

#include <array>

namespace plumbline::wire {

TlsPeer::TlsPeer(std::uint16_t port, const Offer& offer)
    : socket_(RawSocket::connect(port)),
      context_(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free),
      session_(nullptr, &SSL_free) {
  // What OpenSSL would not even offer by itself any more.
  SSL_CTX_set_security_level(context_.get(), 0);
  SSL_CTX_set_max_proto_version(context_.get(), offer.version_max);
  session_.reset(SSL_new(context_.get()));
  if (!offer.protocols.empty()) {
    SSL_set_alpn_protos(session_.get(), reinterpret_cast<const unsigned char*>(offer.protocols.data()),
                        static_cast<unsigned int>(offer.protocols.size()));
  }
  SSL_set_fd(session_.get(), socket_.descriptor());
  has_session_ = SSL_connect(session_.get()) == 1;
}

std::string TlsPeer::protocol() const {
  const unsigned char* name = nullptr;
  unsigned int bytes = 0;
  SSL_get0_alpn_selected(session_.get(), &name, &bytes);
  return {reinterpret_cast<const char*>(name), bytes};
}

void TlsPeer::say(std::string_view text) {
  SSL_write(session_.get(), text.data(), static_cast<int>(text.size()));
}

std::string TlsPeer::hear_all() {
  std::string heard;
  std::array<char, 4096> part{};
  for (;;) {
    const int count = SSL_read(session_.get(), part.data(), static_cast<int>(part.size()));
    if (count <= 0) {
      was_told_the_end_ = SSL_get_error(session_.get(), count) == SSL_ERROR_ZERO_RETURN;
      return heard;
    }
    heard.append(part.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace plumbline::wire
