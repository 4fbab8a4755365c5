#pragma once

#include <chrono>
#include <functional>

#include "http/peer.h"
#include "http/uri.h"
#include "wire/sigv4.h"

namespace plumbline::wire {

/// A peer that signs what passes through it, and hands it on.
///
///     Client client({.endpoint = url});
///     SigningPeer signing(client, url, credentials, {"us-west-2", "lambda"});
class SigningPeer final : public http::Peer {
 public:
  using Clock = std::function<std::chrono::system_clock::time_point()>;

  /// `next` outlives this peer. `endpoint` is the one to which `next` sends: its host and its path are signed
  /// too.
  SigningPeer(http::Peer& next, http::Url endpoint, Credentials credentials, SigningScope scope,
              Clock clock = &std::chrono::system_clock::now, const SigningOptions& options = {});

  [[nodiscard]] http::Answer send(const http::Request& request) override;

 private:
  http::Peer& next_;
  const http::Url endpoint_;
  const Credentials credentials_;
  const SigningScope scope_;
  const Clock clock_;
  const SigningOptions options_;
};

}  // namespace plumbline::wire
