#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace plumbline::fuzz {

/// A request as corpora of whole requests hold it: a line with method and target, lines with headers, an
/// empty line, the body. Every text is a request: what is missing is empty, and nothing is decoded.
///
///     PUT /2015-03-31/functions/my-function/code
///     Content-Type: application/json
///
///     {"DryRun":true,"ZipFile":"UEsFBg=="}
[[nodiscard]] http::Request read_request_text(std::string_view text);

/// The same in three parts that make the text again: the target's bytes lie between head and rest.
struct RequestParts {
  std::string_view method;  ///< with the space behind it
  std::string_view target;
  std::string_view headers;  ///< from the line's end to the empty line, both included
  std::string_view body;
};
[[nodiscard]] RequestParts parts_of_request(std::string_view text);

}  // namespace plumbline::fuzz
