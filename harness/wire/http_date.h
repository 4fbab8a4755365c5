#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace plumbline::wire {

/// The time as the `Date` header writes it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. Keeps the last
/// text, because a busy connection asks for the same second thousands of times.
class HttpDate {
 public:
  [[nodiscard]] std::string_view at(std::chrono::system_clock::time_point time);

 private:
  std::chrono::sys_seconds second_{std::chrono::seconds::min()};
  std::string text_;
};

}  // namespace plumbline::wire
