#include "verdict/date.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace plumbline::verdict {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the first `count` digits off the text as a number.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count ||
      !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit))
    return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, count)) number = number * 10 + (c - '0');
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// The fraction's digits as nanoseconds; one to nine of them.
std::optional<std::chrono::nanoseconds> take_fraction(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(end - text.begin());
  if (digits == 0 || digits > 9) return std::nullopt;
  std::int64_t value = *take_number(text, digits);
  for (std::size_t i = digits; i < 9; ++i) value *= 10;
  return std::chrono::nanoseconds(value);
}

/// A number and the character behind it.
struct Part {
  std::size_t digits;
  char behind;
  int max;
};

template <std::size_t N>
std::optional<std::array<int, N>> take_parts(std::string_view& text, const std::array<Part, N>& parts) {
  std::array<int, N> numbers{};
  for (std::size_t i = 0; i < N; ++i) {
    const std::optional<int> number = take_number(text, parts[i].digits);
    if (!number || *number > parts[i].max || !take(text, parts[i].behind)) return std::nullopt;
    numbers[i] = *number;
  }
  return numbers;
}

bool is_zero_offset(std::string_view text) {
  static constexpr std::array<std::string_view, 3> forms = {"Z", "+0000", "+00:00"};
  return std::ranges::find(forms, text) != forms.end();
}

}  // namespace

std::optional<Moment> read_date(std::string_view text) {
  using namespace std::chrono;
  static constexpr std::array<Part, 6> parts = {
      {{4, '-', 9999}, {2, '-', 12}, {2, 'T', 31}, {2, ':', 23}, {2, ':', 59}, {2, '.', 59}}};
  const auto taken = take_parts(text, parts);
  if (!taken) return std::nullopt;
  const std::array<int, parts.size()>& numbers = *taken;
  const std::optional<nanoseconds> fraction = take_fraction(text);
  if (!fraction || !is_zero_offset(text)) return std::nullopt;

  const year_month_day day{year{numbers[0]}, month{static_cast<unsigned>(numbers[1])},
                           std::chrono::day{static_cast<unsigned>(numbers[2])}};
  if (!day.ok()) return std::nullopt;
  return Moment{sys_days{day} + hours{numbers[3]} + minutes{numbers[4]} + seconds{numbers[5]}, *fraction};
}

std::optional<std::chrono::sys_seconds> read_http_date(std::string_view text) {
  using namespace std::chrono;
  static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  static constexpr std::array<Part, 1> before_month = {{{2, ' ', 31}}};
  static constexpr std::array<Part, 4> behind_month = {
      {{4, ' ', 9999}, {2, ':', 23}, {2, ':', 59}, {2, ' ', 60}}};
  if (text.size() < 5 || text.substr(3, 2) != ", ") return std::nullopt;
  text.remove_prefix(5);
  const auto day_of_month = take_parts(text, before_month);
  const std::size_t named = months.find(text.substr(0, 3));
  if (!day_of_month || text.size() < 4 || text[3] != ' ' || named == months.npos || named % 3 != 0)
    return std::nullopt;
  text.remove_prefix(4);
  const auto numbers = take_parts(text, behind_month);
  if (!numbers || text != "GMT") return std::nullopt;
  const auto [year_number, hour, minute, second] = *numbers;
  const year_month_day date{year{year_number}, month{static_cast<unsigned>(named / 3 + 1)},
                            day{static_cast<unsigned>(day_of_month->front())}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
}

}  // namespace plumbline::verdict
