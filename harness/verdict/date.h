#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string_view>

namespace plumbline::verdict {

/// A moment in UTC. Seconds and their fraction stand apart: 64 bits of nanoseconds hold 1678 to 2261 alone,
/// and four digits of a year more.
struct Moment {
  std::chrono::sys_seconds second;
  std::chrono::nanoseconds fraction;  ///< less than a second
  friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// Reads a date of the page's form YYYY-MM-DDThh:mm:ss.sTZD (ISO 8601 as W3C's note on date and time profiles
/// it): a date that exists, one to nine digits of a second, and an offset that is zero: Z, +0000 or +00:00.
/// nullopt for everything else.
///
///     read_date("2022-09-29T01:32:03.000+0000")  // what AWS was recorded to answer
[[nodiscard]] std::optional<Moment> read_date(std::string_view text);

/// Reads a date of a header line in the form that is sent today (RFC 9110, 5.6.7): "Sun, 06 Nov 1994 08:49:37
/// GMT", the day of the week overlooked. nullopt for everything else.
[[nodiscard]] std::optional<std::chrono::sys_seconds> read_http_date(std::string_view text);

}  // namespace plumbline::verdict
