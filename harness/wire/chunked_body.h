#pragma once

#include <string>
#include <string_view>

#include "http/framing.h"

namespace plumbline::wire {

/// A body in the chunked coding (RFC 9112, 7.1), cut as the framing says: as one chunk or, where its chunks
/// are tiny, as thousands of at least one byte; with extensions behind their sizes, which a server has to
/// pass over, and a trailer line, which it may.
///
///     chunked_body("abc", {})    // "3\r\nabc\r\n0\r\n\r\n"
[[nodiscard]] std::string chunked_body(std::string_view body, const http::Framing& framing);

}  // namespace plumbline::wire
