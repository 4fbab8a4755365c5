#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// A JSON text with one thing in it that RFC 8259 does not allow, or allows and few expect: trailing commas,
/// comments, a byte order mark, other quotes, something after the value, bad UTF-8, broken or unusual
/// escapes, numbers that are none, white space that is none, depth, an end too early.
///
///     put_json_defect(R"({"DryRun":true})", random)  may give R"({"DryRun":true,})"
[[nodiscard]] std::string put_json_defect(std::string_view text, Random& random);

}  // namespace plumbline::mutate
