#pragma once

#include <span>

#include "http/peer.h"
#include "wire/message_reader.h"

namespace plumbline::wire {

/// Reads the final response to one request; interim ones (1xx) are passed over, a bounded number of them.
///
///     ResponseReader reader(limits, request.method == "HEAD");
///     while (reader.read() == Progress::more) fill(reader.room());
class ResponseReader {
 public:
  ResponseReader(const ReadLimits& limits, bool to_head_request);

  /// Where the bytes of the connection go.
  [[nodiscard]] std::span<char> room() {
    return input_.room(more_waits_ ? large_room_bytes : InputBuffer::room_bytes_min);
  }
  void add(std::size_t count);

  /// Reads on in what has come.
  [[nodiscard]] Progress read();

  /// Says that the peer sends no more.
  [[nodiscard]] Progress end();

  [[nodiscard]] http::Response take();
  [[nodiscard]] const http::NoAnswer& failure() const { return failure_; }

  /// Begins with another response on the same connection; what it holds of memory stays.
  void restart(bool to_head_request);

  /// An interim response came, such as the leave to go on (100).
  [[nodiscard]] bool has_passed_interim() const { return interim_responses_ > 0; }

  /// Not a single byte has come.
  [[nodiscard]] bool is_untouched() const { return bytes_seen_ == 0; }

  /// After a complete response: the connection may carry another exchange.
  [[nodiscard]] bool leaves_connection_usable() const;

 private:
  static constexpr std::size_t large_room_bytes = 64 * 1024;
  [[nodiscard]] Progress settle(Progress progress);
  [[nodiscard]] bool has_more_behind() const;
  [[nodiscard]] Progress fail(http::NoAnswer::Kind kind, std::string detail);

  MessageKind kind_;
  ReadLimits limits_;
  InputBuffer input_;
  MessageReader reader_;
  std::string first_bytes_;
  std::size_t bytes_seen_ = 0;
  bool more_waits_ = false;  ///< what came filled the room: most likely more is there already
  int interim_responses_ = 0;
  http::NoAnswer failure_{http::NoAnswer::Kind::closed, {}};
};

}  // namespace plumbline::wire
