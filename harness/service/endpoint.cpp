#include "service/endpoint.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include "service/route.h"
#include "service/violations.h"

namespace plumbline::service {

http::Response json_answer(int status, std::string text) {
  http::Response answer{status, {}, std::move(text)};
  answer.headers.reserve(3);  // this one, the type of an error, and the id of the request
  answer.headers.add("Content-Type", "application/json");
  return answer;
}

Endpoint::Endpoint(Settings settings, Dependencies dependencies)
    : settings_(std::move(settings)),
      dependencies_(std::move(dependencies)),
      rate_limit_(settings_.requests_per_second_max),
      failures_(settings_.failure_rate, settings_.failure_seed) {}

http::Response Endpoint::handle(http::Request request) { return handle(std::move(request), settings_.home); }

http::Response Endpoint::handle(http::Request request, const Home& home) {
  http::Response response;
  try {
    Outcome outcome = answer(request, home);
    response = outcome ? *std::move(outcome) : response_of(outcome.error());
  } catch (const std::exception&) {
    // What a library may still throw here is a lack of memory: no fault of the client, and not the end of the
    // others.
    response = response_of({FaultType::service, "The request could not be served."});
  }
  response.headers.add("x-amzn-RequestId", dependencies_.ids());
  if (request.method == "HEAD") response.body.clear();
  return response;
}

std::optional<Fault> Endpoint::check_turn(const Home& home) {
  if (const auto wait = rate_limit_.take(home.account, dependencies_.clock())) {
    return Fault{FaultType::too_many_requests, "Rate exceeded",
                 std::chrono::ceil<std::chrono::seconds>(*wait)};
  }
  if (failures_.strike()) {
    return Fault{FaultType::service, "An error occurred and the request cannot be processed."};
  }
  return std::nullopt;
}

Outcome Endpoint::answer(http::Request& request, const Home& home) {
  const auto match = find_route(request.method, request.target);
  const std::uint64_t bytes_max = settings_.limits.request_bytes_max;
  if (request.body.size() > bytes_max) {
    return refused(Fault{FaultType::request_entity_too_large,
                         fmt::format("Request must be smaller than {} bytes for the {} operation", bytes_max,
                                     match ? match->route.operation_name : "requested")});
  }
  if (!match) {
    return refused(
        Fault{FaultType::unknown_operation,
              fmt::format("There is no operation {} {}", shown(request.method), shown(request.target))});
  }
  if (!match->route.is_ours()) {
    if (const auto fault = check_turn(home)) return refused(*fault);
  }
  const Context context{settings_,
                        home,
                        dependencies_.clock,
                        dependencies_.ids,
                        *dependencies_.code_source,
                        *dependencies_.store,
                        links_};
  return match->route.operation({request, match->label}, context);
}

}  // namespace plumbline::service
