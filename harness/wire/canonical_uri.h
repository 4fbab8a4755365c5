#pragma once

#include <string>
#include <string_view>

namespace plumbline::wire {

/// The parts of a request target in the form over which AWS signs.
///
///     normalized_path("/a//./b/../c/") == "/a/c/"
///     canonical_query("/?b=2&a=x y&c") == "a=x%20y&b=2&c="

/// Takes out empty and dot segments (RFC 3986, 5.2.4, and further: AWS also joins slashes). An empty path is
/// "/".
[[nodiscard]] std::string normalized_path(std::string_view path);

/// The query of a target: each name and value encoded in the same way however it was sent, sorted by their
/// bytes.
[[nodiscard]] std::string canonical_query(std::string_view target);

}  // namespace plumbline::wire
