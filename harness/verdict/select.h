#pragma once

#include <optional>
#include <string_view>

#include "json/value.h"

namespace plumbline::verdict {

/// The value that a JSON pointer (RFC 6901) names: "/Versions/1/Version"; "" is the whole. The last token may
/// be '#': how many items an array, or members an object, has. In an array "Name=text" is the first item
/// whose member Name is that text. nullopt where there is no such value.
[[nodiscard]] std::optional<json::Value> select(const json::Value& root, std::string_view pointer);

}  // namespace plumbline::verdict
