#include "wire/http_date.h"

#include <array>

#include <fmt/format.h>

namespace plumbline::wire {

std::string_view HttpDate::at(std::chrono::system_clock::time_point time) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  const auto second = floor<seconds>(time);
  if (second == second_) return text_;
  const auto midnight = floor<std::chrono::days>(second);
  const year_month_day date{midnight};
  const hh_mm_ss clock{second - midnight};
  text_ = fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{midnight}.c_encoding()],
                      static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                      static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                      clock.seconds().count());
  second_ = second;
  return text_;
}

}  // namespace plumbline::wire
