#include "wire/refusal.h"

#include <string_view>

namespace plumbline::wire {
namespace {

std::string_view error_type_of(int status) {
  switch (status) {
    case 413:
      return "RequestTooLargeException";
    case 431:
      return "RequestHeaderFieldsTooLargeException";
    case 500:
      return "ServiceException";
    case 503:
      return "ServiceUnavailableException";
    default:
      return "BadRequestException";
  }
}

}  // namespace

http::Response json_refusal(const Refusal& refusal) {
  const std::string_view blame = refusal.status >= 500 ? "Service" : "User";
  http::Response response;
  response.status = refusal.status;
  response.headers = {{"Content-Type", "application/json"},
                      {"x-amzn-ErrorType", std::string(error_type_of(refusal.status))}};
  if (refusal.status == 503) response.headers.add("Retry-After", "1");
  response.body.append(R"({"Type":")").append(blame).append(R"(","Message":")");
  response.body.append(refusal.message).append(R"("})");
  return response;
}

}  // namespace plumbline::wire
