#pragma once

#include <string_view>

#include "http/message.h"

namespace plumbline::verdict {

/// Whether the body of an error shows what is inside the service: what programs print when they fall over,
/// what web frameworks make of it, or a place in a program. What the request itself holds, in whatever form,
/// an error may repeat.
[[nodiscard]] bool shows_internals(const http::Request& request, std::string_view body);

}  // namespace plumbline::verdict
