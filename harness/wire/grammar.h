#pragma once

#include <string_view>

namespace plumbline::wire {

/// The few productions of RFC 9110 and 9112 that decide whether a text can stand on the wire without changing
/// where the message ends.
///
///     is_token("PUT"), is_target("/a%20b?c"), is_field_value("text/plain; charset=utf-8")

/// A method or a header name (RFC 9110, 5.6.2).
[[nodiscard]] bool is_token(std::string_view text);

/// A request target: one byte or more, no spaces and no control characters. Wider than RFC 9112, 3.2: a peer
/// must be shown what clients send, right or wrong.
[[nodiscard]] bool is_target(std::string_view text);

/// A header value: no control characters but the tab (RFC 9110, 5.5).
[[nodiscard]] bool is_field_value(std::string_view text);

/// Whether a comma-separated header value has that member, without regard to case.
[[nodiscard]] bool lists(std::string_view value, std::string_view member);

}  // namespace plumbline::wire
