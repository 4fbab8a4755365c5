// The floor under any HTTP server on this machine: one thread, one epoll, no parser to speak of. It looks for
// the end of a head and its Content-Length, throws the body away, and writes the answers to all requests that
// came together in one call. Prints its port, serves until its input ends.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "constant_answer.h"

namespace plumbline::bench {
namespace {

std::string constant_answer() {
  const std::string body = constant_body();
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
         "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// The length that a head announces; 0 where it announces none.
std::size_t length_in(std::string_view head) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  std::size_t length = 0;
  if (const std::size_t at = head.find(name); at != std::string_view::npos)
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
  return length;
}

/// One connection: what of a head has come, and how much of a body is still to be thrown away.
class Peer {
 public:
  explicit Peer(int socket) : socket_(socket) {}
  ~Peer() { ::close(socket_); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  /// Reads what there is and answers it; false once the connection is over.
  bool serve(std::string& room, const std::string& answer) {
    const ssize_t count = ::recv(socket_, room.data(), room.size(), 0);
    if (count <= 0) return false;
    out_.clear();
    take({room.data(), static_cast<std::size_t>(count)}, answer);
    return out_.empty() ||
           ::send(socket_, out_.data(), out_.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(out_.size());
  }

 private:
  void take(std::string_view bytes, const std::string& answer) {
    std::string whole;
    if (!begun_.empty()) bytes = whole = std::exchange(begun_, {}).append(bytes);
    for (;;) {
      const std::size_t thrown_away = std::min(missing_, bytes.size());
      bytes.remove_prefix(thrown_away);
      missing_ -= thrown_away;
      if (missing_ > 0) return;
      if (std::exchange(in_body_, false)) out_ += answer;
      const std::size_t end = bytes.find("\r\n\r\n");
      if (end == std::string_view::npos) break;
      missing_ = length_in(bytes.substr(0, end));
      in_body_ = true;
      bytes.remove_prefix(end + 4);
    }
    begun_ = bytes;
  }

  int socket_;
  std::string begun_;
  std::string out_;
  std::size_t missing_ = 0;
  bool in_body_ = false;
};

void watch(int epoll, int descriptor) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = descriptor;
  ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int serve() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), length) != 0 ||
      ::listen(listener, SOMAXCONN) != 0 ||
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
    std::perror("raw_epoll_server");
    return 1;
  }
  std::printf("%u\n", static_cast<unsigned>(ntohs(address.sin_port)));
  std::fflush(stdout);

  const int epoll = ::epoll_create1(0);
  watch(epoll, listener);
  watch(epoll, STDIN_FILENO);
  const std::string answer = constant_answer();
  std::string room(std::size_t{256} << 10U, '\0');
  std::unordered_map<int, std::unique_ptr<Peer>> peers;
  std::array<epoll_event, 128> events{};
  for (;;) {
    const int ready = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < ready; ++i) {
      const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
      if (descriptor == STDIN_FILENO) return 0;
      if (descriptor != listener) {
        if (!peers.at(descriptor)->serve(room, answer)) peers.erase(descriptor);
        continue;
      }
      const int socket = ::accept(listener, nullptr, nullptr);
      if (socket < 0) continue;
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      peers.emplace(socket, std::make_unique<Peer>(socket));
      watch(epoll, socket);
    }
  }
}

}  // namespace
}  // namespace plumbline::bench

int main() { return plumbline::bench::serve(); }
