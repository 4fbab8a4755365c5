#include "service/timestamp.h"

#include <cstddef>

namespace plumbline::service {

std::string timestamp_text(Time moment) {
  namespace chrono = std::chrono;
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date{day};
  const chrono::hh_mm_ss time{chrono::floor<chrono::milliseconds>(moment - day)};
  std::string text = "YYYY-MM-DDThh:mm:ss.sss+0000";
  const auto put = [&](std::size_t at, std::size_t digits, unsigned number) {
    for (; digits-- > 0; number /= 10) text[at + digits] = static_cast<char>('0' + number % 10);
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(5, 2, static_cast<unsigned>(date.month()));
  put(8, 2, static_cast<unsigned>(date.day()));
  put(11, 2, static_cast<unsigned>(time.hours().count()));
  put(14, 2, static_cast<unsigned>(time.minutes().count()));
  put(17, 2, static_cast<unsigned>(time.seconds().count()));
  put(20, 3, static_cast<unsigned>(time.subseconds().count()));
  return text;
}

}  // namespace plumbline::service
