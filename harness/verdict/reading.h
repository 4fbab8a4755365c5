#pragma once

#include <optional>
#include <string>

#include "http/message.h"
#include "json/value.h"

namespace plumbline::verdict {

/// A response as an AWS client reads it: the body parsed, the error's type and text found where restJson1
/// puts them.
struct Reading {
  int status = 0;
  std::optional<json::Value> body;  ///< nullopt where the body is empty or no JSON
  std::string error_type;  ///< from x-amzn-ErrorType, else from __type or code; "" where nothing says it
  std::string message;     ///< of the members message and Message, the first that is a string
  bool error_type_in_header = false;
};

/// Reads a response. Never fails: what cannot be read is left out.
[[nodiscard]] Reading read(const http::Response& response);

/// The bare name of an error: restJson1 lets a client drop what stands before '#' and behind ':'.
[[nodiscard]] std::string bare_error_type(std::string_view text);

}  // namespace plumbline::verdict
