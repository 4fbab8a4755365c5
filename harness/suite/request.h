#pragma once

#include <string>

#include "http/message.h"
#include "json/value.h"
#include "result.h"
#include "spec/model.h"
#include "suite/case.h"
#include "suite/macro.h"

namespace plumbline::suite {

/// Writes an operation's input as restJson1 puts it on the wire: labels into the path, percent-encoded; query
/// members behind it; the rest as a JSON object under `Content-Type: application/json`. A member whose value
/// is not text is written into labels and queries as its JSON.
[[nodiscard]] http::Request write_request(const spec::Operation& operation, const json::Object& input);

/// A step's request, its macros replaced and its wire form applied. Refused with the macro that stands for
/// nothing.
[[nodiscard]] Result<http::Request, std::string> request_of(const Step& step,
                                                            const spec::Operation& operation,
                                                            const Bindings& bindings);

}  // namespace plumbline::suite
