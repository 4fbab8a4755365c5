#pragma once

#include <string_view>

namespace plumbline::app {

/// As CMakeLists.txt says.
inline constexpr std::string_view version = PLUMBLINE_VERSION;

}  // namespace plumbline::app
