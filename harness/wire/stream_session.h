#pragma once

#include <string>

#include <openssl/types.h>

#include "wire/conversation.h"
#include "wire/server.h"
#include "wire/session.h"

namespace boost::asio {
class io_context;
}

namespace plumbline::wire {

/// What the sessions of one server have in common. Outlives them.
struct SessionHost {
  const ServerSettings& settings;
  ConversationHost conversations;
  SessionRegistry& registry;
  SSL_CTX* tls;  ///< nullptr: plain TCP
  boost::asio::io_context& io;
};

/// A connection that the system has accepted.
struct Accepted {
  int descriptor;
  bool is_ipv6;
  std::string remote_address;  ///< "127.0.0.1:50312"
};

/// Serves the connection, over TLS or plain, until it ends. Takes the descriptor; throws what a lack of
/// memory throws.
void begin_session(const SessionHost& host, Accepted accepted);

}  // namespace plumbline::wire
