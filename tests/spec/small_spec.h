#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spec/load.h"

namespace plumbline::spec {

/// A spec of one operation that has something of everything, on the traits of the real one.
[[nodiscard]] Files small_spec();

/// The files with one value put in place of another (or beside its siblings), or taken away where it is
/// nullopt. The pointer is RFC 6901; "-" at its end is a new item. Aborts where there is nothing at its
/// parent.
[[nodiscard]] Files edited(Files files, const std::string& file, std::string_view pointer,
                           std::optional<std::string_view> json);

}  // namespace plumbline::spec
