#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// The JSON body of a request changed where its readers differ: members dropped, doubled, renamed, added or
/// exchanged; values retyped, nulled, nested, or changed by the mutator that fits them; now and then a defect
/// of the text itself (put_json_defect). What is no JSON is changed as a text.
///
///     mutate_body(R"({"DryRun":true})", random)  may give R"({"DryRun":"true"})"
[[nodiscard]] std::string mutate_body(std::string_view text, Random& random);

/// One body with members, or the value of a member, of the other.
[[nodiscard]] std::string cross_bodies(std::string_view left, std::string_view right, Random& random);

}  // namespace plumbline::mutate
