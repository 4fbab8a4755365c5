#pragma once

#include "http/message.h"
#include "verdict/reading.h"

namespace plumbline::verdict {

/// Whether an error shows what is inside the service: what programs print when they fall over, what web
/// frameworks make of it, or a place in a program. It is looked for in the strings and names of a body of
/// JSON, and in others as they are. What the request itself holds an error may repeat.
[[nodiscard]] bool shows_internals(const http::Request& request, const http::Response& response,
                                   const Reading& reading);

}  // namespace plumbline::verdict
