#pragma once

#include <cstddef>
#include <string_view>

#include "http/message.h"

namespace plumbline::http {

/// How a request is put on the wire, as far as that is free (RFC 9112, 2.3 and 7.1; RFC 9110, 10.1.1).
/// Whoever makes a request says it by header lines; whoever sends it cuts the bytes so. Transfer-Encoding and
/// Expect mean what they mean. A line of our own, which never travels, tells the rest as a list of words:
///
///     Transfer-Encoding: chunked
///     Plumbline-Framing: tiny-chunks, chunk-extensions, trailer
///
/// In process nothing is cut: the body is whole, and the lines are all that is seen of it.
struct Framing {
  bool is_chunked = false;       ///< Transfer-Encoding: chunked
  bool has_tiny_chunks = false;  ///< "tiny-chunks": many of them; else one
  bool has_extensions = false;   ///< "chunk-extensions": behind the size of each chunk
  bool has_trailer = false;      ///< "trailer": a line behind the last chunk
  bool awaits_leave = false;     ///< Expect: 100-continue, and there is a body to hold back
  bool is_http_1_0 = false;      ///< "http-1.0"
};

inline constexpr std::string_view framing_line = "Plumbline-Framing";

[[nodiscard]] Framing framing_of(const Request& request);

}  // namespace plumbline::http
