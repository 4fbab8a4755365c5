#include "wire/exchange_fault.h"

namespace plumbline::wire {

using Kind = http::NoAnswer::Kind;

http::NoAnswer fault_of_delay(const ResponseReader& reader, bool request_taken) {
  if (!request_taken) return {Kind::timeout, "the peer did not take the whole request in time"};
  if (reader.is_untouched()) return {Kind::timeout, "not a byte of a response came in time"};
  return {Kind::timeout, "the response did not end in time"};
}

std::optional<http::NoAnswer> fault_of_end(ResponseReader& reader) {
  if (reader.end() == Progress::complete) return std::nullopt;
  return reader.failure();
}

http::NoAnswer fault_of_break(const std::string& reason) {
  return {Kind::closed, "the connection broke: " + reason};
}

}  // namespace plumbline::wire
