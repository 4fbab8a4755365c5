#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::wire {

/// The value of a key in one section of an AWS configuration file: sections in brackets, `key = value` lines,
/// comment lines that begin with '#' or ';'. Indented lines belong to the key above them and are passed over.
/// Of a key that is written twice the last counts; nullopt where there is none, or no such section.
///
///     ini_value("[default]\nregion = eu-west-1\n", "default", "region") == "eu-west-1"
[[nodiscard]] std::optional<std::string> ini_value(std::string_view text, std::string_view section,
                                                   std::string_view key);

/// The names of the sections, in their order; one that comes twice counts once.
[[nodiscard]] std::vector<std::string> ini_sections(std::string_view text);

}  // namespace plumbline::wire
