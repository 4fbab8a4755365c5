#include "wire/signing_peer.h"

#include <utility>

namespace plumbline::wire {

SigningPeer::SigningPeer(http::Peer& next, http::Url endpoint, Credentials credentials, SigningScope scope,
                         Clock clock, const SigningOptions& options)
    : next_(next),
      endpoint_(std::move(endpoint)),
      credentials_(std::move(credentials)),
      scope_(std::move(scope)),
      clock_(std::move(clock)),
      options_(options) {}

http::Answer SigningPeer::send(const http::Request& request) {
  http::Request signed_request = request;
  signed_request.target = endpoint_.path + request.target;
  sign(signed_request, endpoint_.authority(), credentials_, scope_, clock_(), options_);
  signed_request.target = request.target;
  return next_.send(signed_request);
}

}  // namespace plumbline::wire
