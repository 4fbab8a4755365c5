#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline::suite {

/// A small deployment package (zip with index.js) whose bytes depend on the label alone. Labels of
/// one letter have packages of different sizes.
[[nodiscard]] std::string package_of(std::string_view label);

/// A deployment package of exactly that many bytes, stored, at least 200.
[[nodiscard]] std::string package_of_size(std::size_t bytes);

}  // namespace plumbline::suite
