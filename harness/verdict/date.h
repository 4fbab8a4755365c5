#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace plumbline::verdict {

/// Reads a date of the page's form YYYY-MM-DDThh:mm:ss.sTZD (ISO 8601 as W3C's note on date and time profiles
/// it): a date that exists, one to nine digits of a second, and an offset that is zero: Z, +0000 or +00:00.
/// nullopt for everything else.
///
///     read_date("2022-09-29T01:32:03.000+0000")  // what AWS was recorded to answer
[[nodiscard]] std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> read_date(std::string_view text);

}  // namespace plumbline::verdict
