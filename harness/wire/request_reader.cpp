#include "wire/request_reader.h"

#include <algorithm>
#include <utility>

#include "wire/grammar.h"

namespace plumbline::wire {
namespace {

constexpr std::size_t large_body_bytes = 64 * 1024;
constexpr std::size_t large_room_bytes = 256 * 1024;
constexpr std::size_t pipelined_room_bytes = 32 * 1024;

Refusal refusal_of(const ReadFailure& failure) {
  switch (failure.kind) {
    case ReadFailure::Kind::header_too_large:
      return {431, "the header lines are larger than this server reads"};
    case ReadFailure::Kind::body_too_large:
      return {413, "the body is larger than this server reads"};
    default:
      return {400, "this is no HTTP/1.1 request: " + failure.reason};
  }
}

/// "http://host/path" becomes "/path" (RFC 9112, 3.2.2); other forms stay.
std::string origin_form(std::string target) {
  const std::size_t separator = target.find("://");
  if (target.starts_with('/') || separator == std::string::npos) return target;
  const std::size_t end_of_host = target.find_first_of("/?", separator + 3);
  if (end_of_host == std::string::npos) return "/";
  target.erase(0, end_of_host);
  return target.starts_with('/') ? target : "/" + target;
}

}  // namespace

std::span<char> RequestReader::room() {
  if (reader_.body_bytes_missing() > large_body_bytes) return input_.room(large_room_bytes);
  return input_.room(more_waits_ ? pipelined_room_bytes : InputBuffer::room_bytes_min);
}

void RequestReader::add(std::size_t count) {
  more_waits_ = count >= InputBuffer::room_bytes_min;
  input_.add(count);
}

Progress RequestReader::read() {
  // RFC 9112, 2.2: empty lines before a request are passed over.
  while (!reader_.has_begun() && input_.unread().starts_with("\r\n")) input_.drop(2);
  if (!reader_.has_begun() && input_.unread() == "\r") return Progress::more;

  // A TLS greeting and the like need no deadline to be known.
  const std::string_view first = input_.unread().substr(0, 1);
  if (!reader_.has_begun() && !first.empty() && !is_token(first))
    return refuse(400, "this is no HTTP request");

  const Progress progress = reader_.read(input_);
  if (progress == Progress::failed) {
    refusal_ = refusal_of(reader_.failure());
    return progress;
  }
  if (reader_.has_head() && !std::exchange(head_checked_, true)) {
    if (auto fault = fault_of_head()) return refuse(400, std::move(*fault));
  }
  if (!has_room_for_body()) return refuse(503, "this server holds as many bodies as it can: try again");
  return progress;
}

http::Request RequestReader::take() {
  Message message = reader_.take();
  reader_.restart(MessageKind::request);
  input_.shrink();
  head_checked_ = expectation_met_ = false;
  return {std::move(message.method), origin_form(std::move(message.target)), std::move(message.headers),
          std::move(message.body)};
}

bool RequestReader::take_expectation() {
  if (!reader_.has_head() || expectation_met_) return false;
  expectation_met_ = true;
  const Message& message = reader_.message();
  const auto expect = message.headers.find("Expect");
  return expect && lists(*expect, "100-continue") && !message.is_http_1_0 && message.body.empty();
}

Progress RequestReader::refuse(int status, std::string message) {
  refusal_ = {status, std::move(message)};
  return Progress::failed;
}

bool RequestReader::has_room_for_body() {
  if (bodies_ == nullptr || !reader_.has_head()) return true;
  const std::string& body = reader_.message().body;
  // Of a chunked body nobody knows how much is to come: its string says what it has taken.
  const std::size_t bytes = std::max(body.size() + reader_.body_bytes_missing(), body.capacity());
  return hold_.grow_to(bytes, *bodies_);
}

std::optional<std::string> RequestReader::fault_of_head() const {
  const Message& message = reader_.message();
  const auto count = [&](std::string_view name) {
    return std::ranges::count_if(
        message.headers, [&](const http::Header& line) { return http::same_header_name(line.name, name); });
  };
  if (const auto coding = message.headers.find("Transfer-Encoding")) {
    if (message.is_http_1_0) return "HTTP/1.0 knows no Transfer-Encoding";
    if (count("Content-Length") > 0) return "Transfer-Encoding and Content-Length contradict each other";
    if (!http::same_header_name(*coding, "chunked")) return "the only Transfer-Encoding read here is chunked";
  }
  if (const auto length = message.headers.find("Content-Length")) {
    if (count("Content-Length") > 1 || length->find(',') != std::string_view::npos)
      return "Content-Length comes twice";
  }
  if (!message.is_http_1_0 && count("Host") != 1) return "an HTTP/1.1 request has exactly one Host line";
  return std::nullopt;
}

}  // namespace plumbline::wire
