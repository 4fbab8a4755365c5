#pragma once

#include <string>
#include <string_view>

namespace plumbline::fuzzing {

/// A file's name after the id of a case: "FunctionName.length.bare-65" of "FunctionName/length/bare-65". What
/// file systems or shells do not like becomes '_'; a long one is cut, and ends with a hash.
[[nodiscard]] std::string file_name_of(std::string_view id);

}  // namespace plumbline::fuzzing
