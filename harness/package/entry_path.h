#pragma once

#include <string_view>

namespace plumbline::package {

/// Whether the path of an archive's entry leads out of the folder it is unpacked in. A '\' is taken for a '/'
/// as Windows would.
[[nodiscard]] bool leads_outside(std::string_view path);

}  // namespace plumbline::package
