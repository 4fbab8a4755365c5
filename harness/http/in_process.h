#pragma once

#include <functional>
#include <utility>

#include "http/peer.h"

namespace plumbline::http {

/// What turns a request into a response: an endpoint, a null server, a mutant. It is given the request to
/// keep, so that a large body need not be copied; one that only reads takes it by reference to const. Called
/// from many threads at once.
using Handler = std::function<Response(Request)>;

/// A handler as a peer: no sockets, no codec, always an answer.
class InProcess final : public Peer {
 public:
  explicit InProcess(Handler handler) : handler_(std::move(handler)) {}
  [[nodiscard]] Answer send(const Request& request) override { return handler_(request); }

 private:
  Handler handler_;
};

}  // namespace plumbline::http
