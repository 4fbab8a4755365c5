#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "http/uri.h"

namespace plumbline::wire {

/// Heads of messages as bytes. The framing (where a body ends, whether the connection stays) is the writer's
/// alone: a handler or a caller cannot break it.
///
///     write_response_head(out, response, {.keep_alive = true, .to_head_request = false}, date);

struct ResponseFraming {
  bool keep_alive = true;
  bool to_head_request = false;
};

/// Whether the response carries its body on the wire.
[[nodiscard]] bool has_body(const http::Response& response, const ResponseFraming& framing);

/// Whether the response can be written: a final status of three digits, header lines that RFC 9110 knows.
[[nodiscard]] bool is_writable(const http::Response& response);

/// Appends status line and header lines with the empty line. Content-Length, Transfer-Encoding and Connection
/// of the response are replaced; `Date` is added where there is none. Takes only what is_writable().
void write_response_head(std::string& out, const http::Response& response, const ResponseFraming& framing,
                         std::string_view date);

/// Why the request cannot be sent as it is, empty where it can: method, target and header lines must be such
/// that the message keeps its bounds, a Content-Length must be that of the body, and a Transfer-Encoding is
/// chunked.
[[nodiscard]] std::string fault_of(const http::Request& request);

/// Appends request line and header lines with the empty line, framed as http/framing.h tells. Adds Host,
/// Content-Length (where there is a body that is not chunked, or the method usually has one) and User-Agent
/// where they are missing; the endpoint's path precedes the target.
void write_request_head(std::string& out, const http::Request& request, const http::Url& endpoint);

}  // namespace plumbline::wire
