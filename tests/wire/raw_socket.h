#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline::wire {

/// A TCP connection without any notion of HTTP: it says what it is told, well formed or not. Nothing blocks
/// longer than ten seconds, so a test fails where it would hang.
///
///     RawSocket peer = RawSocket::connect(server.port());
///     peer.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
///     EXPECT_THAT(peer.response(), StartsWith("HTTP/1.1 200"));
class RawSocket {
 public:
  explicit RawSocket(int descriptor);
  ~RawSocket();
  RawSocket(RawSocket&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), held_(other.held_) {}
  RawSocket& operator=(RawSocket&&) = delete;

  static RawSocket connect(std::uint16_t port);

  /// Sends everything; false where the peer takes no more.
  bool say(std::string_view text);

  /// One response: what ends with the empty line, and as much body as its Content-Length says.
  std::string response(bool with_body = true);

  /// What comes up to and with that text; less where the peer closes before.
  std::string hear_until(std::string_view text);

  /// All that comes until the peer closes; "(timeout)" at its end where it does not.
  std::string hear_all();

  void end_sending();  ///< half-closes
  void reset();        ///< closes with RST

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  bool hear_more();
  std::string take(std::size_t bytes);

  int descriptor_;
  std::string held_;
  bool timed_out_ = false;
};

}  // namespace plumbline::wire
