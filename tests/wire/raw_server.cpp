#include "wire/raw_server.h"

#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace plumbline::wire {

RawServer::RawServer(std::vector<Script> scripts)
    : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  bind(listener_, any, size);
  listen(listener_, 16);
  getsockname(listener_, any, &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this, scripts = std::move(scripts)] {
    std::vector<std::thread> running;
    for (const Script& script : scripts) {
      const int descriptor = accept(listener_, nullptr, nullptr);
      if (descriptor < 0) break;
      ++connections_;
      running.emplace_back([descriptor, &script] {
        RawSocket peer(descriptor);
        script(peer);
      });
    }
    for (auto& thread : running) thread.join();
  });
}

RawServer::~RawServer() {
  shutdown(listener_, SHUT_RDWR);  // wakes an accept() that nobody will satisfy
  thread_.join();
  close(listener_);
}

RawServer::Script answering(std::string text) {
  return [text = std::move(text)](RawSocket& peer) {
    peer.hear_until("\r\n\r\n");
    peer.say(text);
  };
}

}  // namespace plumbline::wire
