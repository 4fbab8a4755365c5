#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "wire/raw_socket.h"

namespace plumbline::wire {

/// A server that misbehaves as it is told: the first connection is handed to the first script, and so on;
/// then it listens no more.
///
///     RawServer server({[](RawSocket& peer) { peer.hear_until("\r\n\r\n"); peer.say("nonsense"); }});
class RawServer {
 public:
  using Script = std::function<void(RawSocket&)>;

  explicit RawServer(std::vector<Script> scripts);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

/// A script that reads one request head, says a text and closes.
[[nodiscard]] RawServer::Script answering(std::string text);

}  // namespace plumbline::wire
