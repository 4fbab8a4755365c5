#include "wire/raw_socket.h"

#include <array>
#include <cerrno>
#include <charconv>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace plumbline::wire {

RawSocket::RawSocket(int descriptor) : descriptor_(descriptor) {
  const timeval limit{.tv_sec = 10, .tv_usec = 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

RawSocket::~RawSocket() {
  if (descriptor_ >= 0) close(descriptor_);
}

RawSocket RawSocket::connect(std::uint16_t port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return RawSocket(descriptor);
}

bool RawSocket::say(std::string_view text) {
  while (!text.empty()) {
    const auto count = send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string RawSocket::response(bool with_body) {
  std::string head = hear_until("\r\n\r\n");
  static constexpr std::string_view label = "\r\nContent-Length: ";
  const std::size_t at = head.find(label);
  if (at == std::string::npos || !with_body) return head;
  std::size_t length = 0;
  std::from_chars(head.data() + at + label.size(), head.data() + head.size(), length);
  while (held_.size() < length && hear_more()) {
  }
  return head + take(length);
}

std::string RawSocket::hear_until(std::string_view text) {
  for (;;) {
    const std::size_t at = held_.find(text);
    if (at != std::string::npos) return take(at + text.size());
    if (!hear_more()) return take(held_.size());
  }
}

std::string RawSocket::hear_all() {
  while (hear_more()) {
  }
  return take(held_.size()) + (timed_out_ ? "(timeout)" : "");
}

void RawSocket::end_sending() { shutdown(descriptor_, SHUT_WR); }

void RawSocket::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(std::exchange(descriptor_, -1));
}

bool RawSocket::hear_more() {
  std::array<char, 65536> part{};
  const auto count = recv(descriptor_, part.data(), part.size(), 0);
  timed_out_ = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  if (count <= 0) return false;
  held_.append(part.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawSocket::take(std::size_t bytes) {
  std::string taken = held_.substr(0, bytes);
  held_.erase(0, bytes);
  return taken;
}

}  // namespace plumbline::wire
