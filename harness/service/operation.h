#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "result.h"
#include "service/context.h"
#include "service/fault.h"

namespace plumbline::service {

/// A request that has found its operation.
struct Call {
  http::Request& request;  ///< its body is the operation's, to be parsed where it stands
  std::string_view label;  ///< what stands in the place of {FunctionName} or {Token}, still percent-encoded
};

using Outcome = Result<http::Response, Fault>;
using Operation = Outcome (*)(const Call&, const Context&);

// The operations, each in a file of its name.
[[nodiscard]] Outcome create_function(const Call& call, const Context& context);
[[nodiscard]] Outcome delete_function(const Call& call, const Context& context);
[[nodiscard]] Outcome get_function(const Call& call, const Context& context);
[[nodiscard]] Outcome get_function_configuration(const Call& call, const Context& context);
[[nodiscard]] Outcome list_functions(const Call& call, const Context& context);
[[nodiscard]] Outcome list_versions_by_function(const Call& call, const Context& context);
[[nodiscard]] Outcome publish_version(const Call& call, const Context& context);
[[nodiscard]] Outcome update_function_code(const Call& call, const Context& context);
[[nodiscard]] Outcome update_function_configuration(const Call& call, const Context& context);

// Our own, beside AWS's.
[[nodiscard]] Outcome download_code(const Call& call, const Context& context);
[[nodiscard]] Outcome report_health(const Call& call, const Context& context);

/// An answer whose body is that JSON text, with its Content-Type.
[[nodiscard]] http::Response json_answer(int status, std::string text);

}  // namespace plumbline::service
