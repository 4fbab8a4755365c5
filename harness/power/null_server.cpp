#include "power/null_server.h"

#include <array>

#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Answer;
using http::Request;

Answer empty_object(const Request&) { return ok(json::Object{}); }
Answer empty_body(const Request&) { return http::Response{200, {}, ""}; }
Answer bad_request(const Request&) {
  return error(400, "ValidationException", "1 validation error detected");
}
Answer invalid_parameter(const Request&) {
  return error(400, "InvalidParameterValueException", "One of the parameters is invalid.");
}
Answer missing(const Request& request) { return not_found(name_in(request)); }
Answer html_missing(const Request&) { return html_error(404); }
Answer fault(const Request&) { return error(500, "ServiceException", "The request could not be served."); }

Answer echo(const Request& request) {
  return http::Response{200, {{"Content-Type", "application/json"}}, request.body};
}

/// A configuration as the page shows one, whatever was asked.
Answer example(const Request&) {
  return ok(json::Object{{"CodeSha256", "LQT0VA+8/+k2fyzVBN8OxI/PYc5ZLIfZvQ2wZTAV4KY="},
                         {"CodeSize", 300},
                         {"FunctionArn", "arn:aws:lambda:us-west-2:123456789012:function:my-function"},
                         {"FunctionName", "my-function"},
                         {"Handler", "index.handler"},
                         {"LastModified", "2019-08-14T22:26:11.234+0000"},
                         {"MemorySize", 256},
                         {"RevisionId", "873282ed-4cd3-4dc8-a069-d0c647e470c6"},
                         {"Role", "arn:aws:iam::123456789012:role/lambda-role"},
                         {"Runtime", "nodejs10.x"},
                         {"Timeout", 3},
                         {"Version", "$LATEST"}});
}

Answer silence(const Request&) {
  return refused(http::NoAnswer{http::NoAnswer::Kind::closed, "the connection was closed"});
}

}  // namespace

std::span<const NullServer> null_servers() {
  static constexpr std::array<NullServer, 10> all = {{
      {"always-200", "200 with an empty object", empty_object},
      {"always-200-empty", "200 without a body", empty_body},
      {"always-example", "200 with the same configuration", example},
      {"always-400", "400 ValidationException", bad_request},
      {"always-invalid", "400 InvalidParameterValueException", invalid_parameter},
      {"always-404", "404 ResourceNotFoundException", missing},
      {"always-404-html", "404 as a page of HTML", html_missing},
      {"always-500", "500 ServiceException", fault},
      {"echo", "200 with the body of the request", echo},
      {"silence", "no answer: the connection is closed", silence, false},
  }};
  return all;
}

}  // namespace plumbline::power
