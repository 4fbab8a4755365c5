#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"
#include "wire/input_buffer.h"

namespace plumbline::wire {

/// What a message may cost, so that a hostile peer ends at these and not at the end of memory.
struct ReadLimits {
  std::size_t header_bytes_max = 64 * 1024;       ///< start line and header lines together
  std::size_t body_bytes_max = 16 * 1024 * 1024;  ///< after the chunked coding is taken off
  std::size_t header_lines_max = 256;             ///< each costs more than its bytes
};

enum class MessageKind {
  request,
  response,
  response_to_head,  ///< announces a body that does not come (RFC 9112, 6.3)
};

/// How far a message has come.
enum class Progress { more, complete, failed };

/// A message as far as it has come. A request has a method and a target, a response a status.
struct Message {
  std::string method;
  std::string target;
  int status = 0;
  bool is_http_1_0 = false;
  http::Headers headers;  ///< without the trailer lines of a chunked body
  std::string body;
};

/// Why a message cannot be read.
struct ReadFailure {
  enum class Kind { malformed, ended_early, header_too_large, body_too_large };
  Kind kind = Kind::malformed;
  std::string reason;
};

class MessageParser;

/// Reads one HTTP/1.x message (RFC 9112) as its bytes come, from any source: no sockets here.
///
///     MessageReader reader(MessageKind::request, limits);
///     while (reader.read(input) == Progress::more) fill(input);
///     Message message = reader.take();
class MessageReader {
 public:
  MessageReader(MessageKind kind, const ReadLimits& limits);
  ~MessageReader();
  MessageReader(MessageReader&&) noexcept;
  MessageReader& operator=(MessageReader&&) noexcept;

  /// Begins another message, in the memory of the last one. A reader of requests stays one.
  void restart(MessageKind kind);

  /// Takes from `input` what belongs to this message and leaves what follows it.
  [[nodiscard]] Progress read(InputBuffer& input);

  /// Says that the peer sends no more: completes a body without a length, fails any other unfinished message.
  [[nodiscard]] Progress end();

  [[nodiscard]] bool has_begun() const;    ///< at least one byte of it was seen
  [[nodiscard]] bool has_head() const;     ///< start line and header lines are all there
  [[nodiscard]] bool keeps_alive() const;  ///< after has_head(): another message may follow on the connection
  [[nodiscard]] std::size_t body_bytes_missing() const;  ///< of an announced length; 0 where there is none

  [[nodiscard]] const Message& message() const;
  [[nodiscard]] Message take();                      ///< once complete
  [[nodiscard]] const ReadFailure& failure() const;  ///< once failed

 private:
  std::unique_ptr<MessageParser> parser_;
};

}  // namespace plumbline::wire
