#include "wire/message_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "http/body_room.h"

namespace plumbline::wire {
namespace {

namespace beast_http = boost::beast::http;
using ErrorCode = boost::beast::error_code;

/// A parser that reads a body in place looks past its end: it then need not move it.
constexpr std::size_t body_room_behind = 64;

constexpr std::size_t usual_header_lines = 8;

std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// Beast's parser, filling a Message as it goes.
template <bool is_request>
class Filling final : public beast_http::basic_parser<is_request> {
 public:
  using Verb = beast_http::verb;
  using View = boost::beast::string_view;

  Message message;
  bool has_head = false;
  std::size_t header_lines_max = 0;

 private:
  void on_request_impl(Verb, View method, View target, int version, ErrorCode&) override {
    message.method = text_of(method);
    message.target = text_of(target);
    message.is_http_1_0 = version == 10;
  }
  void on_response_impl(int status, View, int version, ErrorCode&) override {
    message.status = status;
    message.is_http_1_0 = version == 10;
  }
  void on_field_impl(beast_http::field, View name, View value, ErrorCode& error) override {
    // What follows the last chunk may not pass for a header line (RFC 9110, 6.5.1).
    if (has_head) return;
    if (message.headers.size() == header_lines_max) {
      error = beast_http::error::header_limit;
      return;
    }
    if (message.headers.size() == 0) message.headers.reserve(usual_header_lines);
    message.headers.add(text_of(name), text_of(value));
  }
  void on_header_impl(ErrorCode&) override { has_head = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
    if (length) http::make_room(message.body, static_cast<std::size_t>(*length) + body_room_behind);
  }
  std::size_t on_body_impl(View part, ErrorCode&) override {
    message.body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View part, ErrorCode& error) override {
    return on_body_impl(part, error);
  }
  void on_finish_impl(ErrorCode&) override {}
};

/// Beast looks at a head again only once it has seen CRLF CRLF, which a peer that writes bare line feeds
/// never sends.
bool has_bare_line_feed(std::string_view head) {
  const std::size_t first = head.find('\n');
  return first != std::string_view::npos && (first == 0 || head[first - 1] != '\r');
}

/// A header line that goes on in the next one. RFC 9112, 5.2: a client joins them, a server may refuse them,
/// and must where a proxy before it could have read something else.
bool has_folded_line(std::string_view head) {
  for (std::size_t at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1)) {
    const std::string_view next = head.substr(at + 1, 1);
    if (next == " " || next == "\t") return true;
    if (next == "\r") return false;  // the empty line
  }
  return false;
}

ReadFailure::Kind kind_of(const ErrorCode& error) {
  if (error == beast_http::error::header_limit) return ReadFailure::Kind::header_too_large;
  if (error == beast_http::error::body_limit) return ReadFailure::Kind::body_too_large;
  if (error == beast_http::error::partial_message) return ReadFailure::Kind::ended_early;
  return ReadFailure::Kind::malformed;
}

}  // namespace

/// The side of a parser that does not depend on which kind of message it reads.
class MessageParser {
 public:
  virtual ~MessageParser() = default;
  virtual void restart(MessageKind kind) = 0;
  virtual std::size_t put(std::string_view bytes, ErrorCode& error) = 0;
  virtual void put_end(ErrorCode& error) = 0;
  [[nodiscard]] virtual bool is_done() const = 0;
  [[nodiscard]] virtual bool has_head() const = 0;
  [[nodiscard]] virtual bool keeps_alive() const = 0;
  [[nodiscard]] virtual std::size_t body_bytes_missing() const = 0;
  virtual Message& message() = 0;

  Progress fail(ReadFailure::Kind kind, std::string reason) {
    failure = {kind, std::move(reason)};
    return Progress::failed;
  }

  std::size_t header_bytes_max = 0;
  bool refuses_folded_lines = false;
  bool has_begun = false;
  ReadFailure failure;
};

namespace {

template <bool is_request>
class ParserOf final : public MessageParser {
 public:
  explicit ParserOf(const ReadLimits& limits) : limits_(limits) {
    header_bytes_max = std::min<std::size_t>(limits.header_bytes_max, UINT32_MAX);
    refuses_folded_lines = is_request;
  }

  void restart(MessageKind kind) override {
    has_begun = false;
    failure = {};
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(header_bytes_max));
    parser_->body_limit(limits_.body_bytes_max);
    parser_->header_lines_max = limits_.header_lines_max;
    parser_->skip(kind == MessageKind::response_to_head);
    parser_->eager(true);
  }

  std::size_t put(std::string_view bytes, ErrorCode& error) override {
    return parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  }
  void put_end(ErrorCode& error) override { parser_->put_eof(error); }
  [[nodiscard]] bool is_done() const override { return parser_->is_done(); }
  [[nodiscard]] bool has_head() const override { return parser_->has_head; }
  [[nodiscard]] bool keeps_alive() const override { return parser_->keep_alive(); }
  [[nodiscard]] std::size_t body_bytes_missing() const override {
    if (!parser_->has_head || parser_->is_done()) return 0;
    return static_cast<std::size_t>(parser_->content_length_remaining().value_or(0));
  }
  Message& message() override { return parser_->message; }

 private:
  const ReadLimits limits_;
  std::optional<Filling<is_request>> parser_;  ///< Beast's cannot begin anew; always there after restart()
};

std::unique_ptr<MessageParser> make_parser(MessageKind kind, const ReadLimits& limits) {
  if (kind == MessageKind::request) return std::make_unique<ParserOf<true>>(limits);
  return std::make_unique<ParserOf<false>>(limits);
}

}  // namespace

MessageReader::MessageReader(MessageKind kind, const ReadLimits& limits)
    : parser_(make_parser(kind, limits)) {
  restart(kind);
}
MessageReader::~MessageReader() = default;
MessageReader::MessageReader(MessageReader&&) noexcept = default;
MessageReader& MessageReader::operator=(MessageReader&&) noexcept = default;

void MessageReader::restart(MessageKind kind) { parser_->restart(kind); }

Progress MessageReader::read(InputBuffer& input) {
  if (parser_->is_done()) return Progress::complete;
  if (input.unread().empty()) return Progress::more;
  parser_->has_begun = true;
  ErrorCode error;
  const bool had_head = parser_->has_head();
  const std::string_view bytes = input.unread();
  input.drop(parser_->put(bytes, error));
  if (error && error != beast_http::error::need_more) return parser_->fail(kind_of(error), error.message());
  if (parser_->refuses_folded_lines && !had_head && parser_->has_head() && has_folded_line(bytes)) {
    return parser_->fail(ReadFailure::Kind::malformed, "a header line goes on in the next one");
  }
  if (parser_->is_done()) return Progress::complete;
  if (!parser_->has_head() && has_bare_line_feed(input.unread())) {
    return parser_->fail(ReadFailure::Kind::malformed, "the first line ends with a line feed alone");
  }
  // The parser bounds the head; lines between chunks it would let grow.
  if (parser_->has_head() && input.unread().size() > parser_->header_bytes_max) {
    return parser_->fail(ReadFailure::Kind::header_too_large, "a line between chunks is too long");
  }
  return Progress::more;
}

Progress MessageReader::end() {
  if (parser_->is_done()) return Progress::complete;
  if (!parser_->has_begun) return parser_->fail(ReadFailure::Kind::ended_early, "not a byte came");
  ErrorCode error;
  parser_->put_end(error);
  if (error) return parser_->fail(kind_of(error), error.message());
  return Progress::complete;
}

bool MessageReader::has_begun() const { return parser_->has_begun; }
bool MessageReader::has_head() const { return parser_->has_head(); }
bool MessageReader::keeps_alive() const { return parser_->has_head() && parser_->keeps_alive(); }
std::size_t MessageReader::body_bytes_missing() const { return parser_->body_bytes_missing(); }
const Message& MessageReader::message() const { return parser_->message(); }
Message MessageReader::take() { return std::move(parser_->message()); }
const ReadFailure& MessageReader::failure() const { return parser_->failure; }

}  // namespace plumbline::wire
