#include "wire/response_reader.h"

#include <utility>

#include <fmt/format.h>

namespace plumbline::wire {
namespace {

using Kind = http::NoAnswer::Kind;

constexpr int interim_responses_max = 16;
constexpr std::size_t first_bytes_max = 40;

/// The bytes as people can read them: "SSH-2.0\r\n" with the line end escaped.
std::string legible(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    if (c >= ' ' && c <= '~') {
      text += c;
    } else {
      text += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return text;
}

/// So that a peer of another protocol is known by its first bytes, not by a deadline.
bool begins_like_http(std::string_view bytes) {
  static constexpr std::string_view start = "HTTP/1.";
  return bytes.substr(0, start.size()) == start.substr(0, bytes.size());
}

/// What of a head leaves open where the body ends, or hides it in a coding that was not asked for (RFC 9112,
/// 6.1 and 6.3); empty where nothing does.
std::string wrong_framing(const Message& message) {
  const auto coding = message.headers.find("Transfer-Encoding");
  if (!coding) return {};
  if (message.headers.contains("Content-Length"))
    return "Transfer-Encoding and Content-Length contradict each other";
  if (message.is_http_1_0) return "HTTP/1.0 has no Transfer-Encoding";
  if (!http::same_header_name(*coding, "chunked"))
    return "a transfer coding that was not asked for: " + legible(coding->substr(0, first_bytes_max));
  return {};
}

bool is_interim(int status) { return status / 100 == 1 && status != 101; }

}  // namespace

ResponseReader::ResponseReader(const ReadLimits& limits, bool to_head_request)
    : kind_(to_head_request ? MessageKind::response_to_head : MessageKind::response),
      limits_(limits),
      reader_(kind_, limits) {}

void ResponseReader::add(std::size_t count) {
  const std::size_t unread_before = input_.unread().size();
  more_waits_ = count >= InputBuffer::room_bytes_min;
  input_.add(count);
  bytes_seen_ += count;
  if (first_bytes_.size() < first_bytes_max) {
    first_bytes_ += input_.unread().substr(unread_before, first_bytes_max - first_bytes_.size());
  }
}

Progress ResponseReader::read() {
  for (;;) {
    if (!begins_like_http(first_bytes_)) {
      return fail(Kind::malformed, fmt::format("no HTTP/1: it begins with \"{}\"", legible(first_bytes_)));
    }
    const Progress progress = reader_.read(input_);
    if (progress != Progress::complete || !is_interim(reader_.message().status)) return settle(progress);
    if (++interim_responses_ > interim_responses_max) {
      return fail(Kind::malformed, fmt::format("more than {} interim responses", interim_responses_max));
    }
    reader_.restart(kind_);
  }
}

Progress ResponseReader::end() {
  if (is_untouched()) return fail(Kind::closed, "the peer closed the connection before a response began");
  return settle(reader_.end());
}

http::Response ResponseReader::take() {
  Message message = reader_.take();
  return {message.status, std::move(message.headers), std::move(message.body)};
}

void ResponseReader::restart(bool to_head_request) {
  kind_ = to_head_request ? MessageKind::response_to_head : MessageKind::response;
  reader_.restart(kind_);
  input_.drop(input_.unread().size());
  input_.shrink();
  first_bytes_.clear();
  bytes_seen_ = 0;
  interim_responses_ = 0;
}

bool ResponseReader::leaves_connection_usable() const {
  return reader_.keeps_alive() && input_.unread().empty() && reader_.message().status != 101;
}

Progress ResponseReader::settle(Progress progress) {
  if (progress == Progress::failed) {
    const ReadFailure& failure = reader_.failure();
    switch (failure.kind) {
      case ReadFailure::Kind::header_too_large:
        return fail(Kind::too_large, fmt::format("header lines past {} bytes", limits_.header_bytes_max));
      case ReadFailure::Kind::body_too_large:
        return fail(Kind::too_large, fmt::format("a body past {} bytes", limits_.body_bytes_max));
      case ReadFailure::Kind::ended_early:
        return fail(Kind::closed, fmt::format("the peer closed the connection after {} bytes", bytes_seen_));
      case ReadFailure::Kind::malformed:
        break;
    }
    return fail(Kind::malformed,
                fmt::format("{}; it begins with \"{}\"", failure.reason, legible(first_bytes_)));
  }
  if (std::string wrong = reader_.has_head() ? wrong_framing(reader_.message()) : ""; !wrong.empty()) {
    return fail(Kind::malformed, std::move(wrong));
  }
  if (progress == Progress::complete && has_more_behind()) {
    return fail(Kind::malformed, "bytes behind the response, which no request had asked for");
  }
  return progress;
}

/// With bytes behind it nobody knows which of them were meant (RFC 9112, 9.2). Servers that answer a HEAD as
/// a GET are told apart by their body alone, and line ends are forgiven.
bool ResponseReader::has_more_behind() const {
  return kind_ != MessageKind::response_to_head && reader_.message().status != 101 &&
         input_.unread().find_first_not_of("\r\n") != std::string_view::npos;
}

Progress ResponseReader::fail(Kind kind, std::string detail) {
  failure_ = {kind, std::move(detail)};
  return Progress::failed;
}

}  // namespace plumbline::wire
