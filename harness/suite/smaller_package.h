#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::suite {

/// A text of base64 in which another package stands for the one that it was made of, with the same edit: what
/// was put in or left out at the beginning or the end stays there, what was inside stays at the same place of
/// its quantum. nullopt where the text has not most of the package's base64 in it.
///
///     with_package("@" + encode_base64(large), large, small) == "@" + encode_base64(small)
[[nodiscard]] std::optional<std::string> with_package(std::string_view text, std::string_view package,
                                                      std::string_view other);

/// The one of these packages that the text was made of: whose base64 is in it, or most of it.
[[nodiscard]] std::optional<std::string> package_in(std::string_view text,
                                                    const std::vector<std::string>& packages);

/// The smallest packages that every reader takes, those whose base64 ends like that of a package of so many
/// bytes first.
[[nodiscard]] std::vector<std::string> smallest_packages(std::size_t like_bytes);

}  // namespace plumbline::suite
