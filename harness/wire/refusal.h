#pragma once

#include <functional>
#include <string>

#include "http/message.h"

namespace plumbline::wire {

/// Why the server answers by itself, without asking the handler.
///
///     Refusal{413, "the body is larger than this server reads"}
struct Refusal {
  int status = 0;       ///< 400, 413, 431, 500 or 503
  std::string message;  ///< plain ASCII without quotes, for people
};

/// Turns a refusal into what the peer is told.
using RefusalAnswer = std::function<http::Response(const Refusal&)>;

/// The default answer: the JSON error of the AWS REST protocols, its type in `x-amzn-ErrorType`; with 503
/// also when to come again.
[[nodiscard]] http::Response json_refusal(const Refusal& refusal);

}  // namespace plumbline::wire
