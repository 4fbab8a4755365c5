#include "service/timestamp.h"

#include <cstddef>
#include <string_view>

namespace plumbline::service {
namespace {

/// Appends a number as that many digits, and what comes after it.
void append(std::string& text, unsigned number, std::size_t digits, std::string_view after) {
  text.append(digits, '0');
  for (std::size_t at = text.size(); number > 0 && digits-- > 0; number /= 10) {
    text[--at] = static_cast<char>('0' + number % 10);
  }
  text.append(after);
}

}  // namespace

std::string timestamp_text(Time moment) {
  namespace chrono = std::chrono;
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date{day};
  const chrono::hh_mm_ss time{chrono::floor<chrono::milliseconds>(moment - day)};
  std::string text;
  text.reserve(28);
  append(text, static_cast<unsigned>(static_cast<int>(date.year())), 4, "-");
  append(text, static_cast<unsigned>(date.month()), 2, "-");
  append(text, static_cast<unsigned>(date.day()), 2, "T");
  append(text, static_cast<unsigned>(time.hours().count()), 2, ":");
  append(text, static_cast<unsigned>(time.minutes().count()), 2, ":");
  append(text, static_cast<unsigned>(time.seconds().count()), 2, ".");
  append(text, static_cast<unsigned>(time.subseconds().count()), 3, "+0000");
  return text;
}

}  // namespace plumbline::service
