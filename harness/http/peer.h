#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "result.h"

namespace plumbline::http {

/// Why a request brought no response that can be read.
struct NoAnswer {
  enum class Kind {
    unresolved,   ///< the host has no address
    unreachable,  ///< no connection: refused, no route, timed out
    tls,          ///< no TLS session: certificate, protocol
    closed,       ///< the connection ended before a whole response had come
    timeout,      ///< no whole response within the deadline
    malformed,    ///< what came is no HTTP/1.1 response
    too_large,    ///< headers or body past the limit
  };
  Kind kind;
  std::string detail;  ///< what the system or the parser said, for people
};

/// "unresolved", "unreachable" and so on, as reports write it.
[[nodiscard]] std::string_view name_of(NoAnswer::Kind kind);

using Answer = Result<Response, NoAnswer>;

/// Whatever answers requests, in process or over the wire. Safe to call from many threads at once.
class Peer {
 public:
  virtual ~Peer() = default;

  /// Sends the request and waits for its response, within the peer's own limits.
  [[nodiscard]] virtual Answer send(const Request& request) = 0;
};

}  // namespace plumbline::http
