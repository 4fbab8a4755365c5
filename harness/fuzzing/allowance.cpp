#include "fuzzing/allowance.h"

namespace plumbline::fuzzing {

http::Answer Allowance::send(const http::Request& request) {
  std::uint64_t left = left_;
  while (left > 0 && !left_.compare_exchange_weak(left, left - 1)) {
  }
  if (left > 0) return peer_.send(request);
  return refused(http::NoAnswer{http::NoAnswer::Kind::unreachable, "no more requests may be sent"});
}

}  // namespace plumbline::fuzzing
