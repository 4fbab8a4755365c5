#pragma once

#include <string>

namespace plumbline::bench {

/// The body with which each server that is compared answers everything: 704 bytes of JSON, as much as Lambda
/// tells of a function.
inline std::string constant_body() {
  constexpr std::size_t body_bytes = 704;
  std::string body = R"({"FunctionName":"bench","Description":")";
  const std::string end = R"("})";
  body.append(body_bytes - body.size() - end.size(), 'd');
  return body + end;
}

}  // namespace plumbline::bench
