#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "result.h"

namespace plumbline::suite {

/// A small deployment package (zip with index.js) whose bytes depend on the label alone. Labels of
/// one letter have packages of different sizes.
[[nodiscard]] std::string package_of(std::string_view label);

/// The size of the smallest of these packages, whose one file is empty.
constexpr std::size_t package_bytes_min = 114;

/// A package whose index.js, stored as it is, holds that.
[[nodiscard]] std::string package_holding(std::string content);

/// A package with a trait that some readers of archives stumble over, by the name of the trait: "deflated",
/// "every-byte", "zeros", "folders", "many-files", "other-names", "python"; "unpacks-within-limit" and
/// "unpacks-beyond-limit" are small and unpack to 249 and 251 MiB. nullopt for another name.
[[nodiscard]] std::optional<std::string> package_with_trait(std::string_view trait);

/// A deployment package of exactly that many bytes, stored, at least `package_bytes_min`.
[[nodiscard]] std::string package_of_size(std::size_t bytes);

/// That package as base64, and its hash as CodeSha256 has it, for sizes that memory should not hold twice:
/// the package itself lies in a temporary file meanwhile. Refused with what the system said of that file.
[[nodiscard]] Result<std::string, std::string> base64_of_package_of_size(std::size_t bytes);
[[nodiscard]] Result<std::string, std::string> sha256_of_package_of_size(std::size_t bytes);

}  // namespace plumbline::suite
