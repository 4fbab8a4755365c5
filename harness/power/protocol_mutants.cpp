#include <array>

#include "http/uri.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

bool is_code_path(const Request& request) {
  Request put = request;
  put.method = "PUT";
  return operation_of(put) == Operation::update_function_code;
}

Make taking_method(std::string_view method) {
  return everywhere([method](const Request& request, const Handler& reference) {
    Request put = request;
    if (request.method == method && is_code_path(request)) put.method = "PUT";
    return reference(put);
  });
}

/// Another method on the path is taken for a request on the function itself.
Response read_function_instead(const Request& request, const Handler& reference) {
  if (request.method != "GET" || !is_code_path(request)) return reference(request);
  return reference({"GET", "/2015-03-31/functions/" + raw_name_in(request), request.headers, {}});
}

Response delete_function_instead(const Request& request, const Handler& reference) {
  if (request.method != "DELETE" || !is_code_path(request)) return reference(request);
  return reference({"DELETE", "/2015-03-31/functions/" + raw_name_in(request), request.headers, {}});
}

Response fail_on_other_methods(const Request& request, const Handler& reference) {
  return is_code_path(request) && request.method != "PUT" ? html_error(500) : reference(request);
}

Response take_any_date(const Request& request, const Handler& reference) {
  Request dated = request;
  if (request.target.size() > 11 && request.target.find("/functions/") == 11)
    dated.target.replace(0, 11, "/2015-03-31");
  return reference(dated);
}

Response take_longer_paths(const Request& request, const Handler& reference) {
  Request shorter = request;
  if (const auto at = request.target.find("/code/"); at != std::string::npos && request.method == "PUT")
    shorter.target.erase(at + 5);
  return reference(shorter);
}

Response find_no_route(const Request&, const Handler&) {
  return error(404, "UnknownOperationException", "There is no such operation");
}

Response find_no_route_quietly(const Request& request, const Handler&) { return not_found(name_in(request)); }

/// Refuses or takes what is not plain application/json.
Response demand_plain_json(const Request& request, const Handler& reference) {
  if (request.headers.find("Content-Type") == "application/json") return reference(request);
  return error(415, "UnsupportedMediaTypeException", "application/json alone");
}

Response demand_content_type(const Request& request, const Handler& reference) {
  if (request.headers.contains("Content-Type")) return reference(request);
  return error(415, "UnsupportedMediaTypeException", "There is no Content-Type");
}

Response take_any_content_type(const Request& request, const Handler& reference) {
  Request json = request;
  json.headers.set("Content-Type", "application/json");
  return reference(json);
}

Response fail_on_content_type(const Request& request, const Handler& reference) {
  Response response = reference(request);
  return response.status == 415 ? html_error(500) : response;
}

Make header_set(std::string_view name, std::string_view value) {
  return on_update([=](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) response.headers.set(name, std::string(value));
    return response;
  });
}

Make header_missing(std::string_view name, bool (*chooses)(const Response&)) {
  return on_update([=](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (chooses(response)) response.headers.erase(name);
    return response;
  });
}

Make success_becomes(std::function<void(Response&)> edit) {
  return on_update([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) edit(response);
    return response;
  });
}

bool is_any(const Response&) { return true; }
bool is_refusal(const Response& response) { return !is_success(response); }

Mutants route_mutants() {
  Mutants all;
  for (const std::string_view method : {"GET", "HEAD", "POST", "PATCH", "DELETE"})
    all.push_back({"method/" + std::string(method),
                   std::string(method) + " on the path is an update",
                   {"protocol.method"},
                   "D50",
                   taking_method(method)});
  const Mutants others = {
      {"method/get-reads",
       "GET on the path reads the function",
       {"protocol.method"},
       "D50",
       everywhere(read_function_instead)},
      {"method/delete-deletes",
       "DELETE on the path deletes the function",
       {"protocol.method"},
       "D50",
       everywhere(delete_function_instead)},
      {"method/fails",
       "Other methods on the path are answered with 500",
       {"protocol.method", "protocol.no-server-error"},
       "D50",
       everywhere(fail_on_other_methods)},
      {"route/any-date",
       "The API answers under every date",
       {"operation.route"},
       "statement",
       everywhere(take_any_date)},
      {"route/longer",
       "What follows the path is overlooked",
       {"operation.route"},
       "statement",
       everywhere(take_longer_paths)},
      {"route/none", "There is no such operation", {"response.status"}, "D1", on_update(find_no_route)},
      {"route/none-quietly",
       "There is no such operation, and the answer says there is no function",
       {"response.status"},
       "D1",
       on_update(find_no_route_quietly)},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace

Mutants protocol_mutants() {
  Mutants all = route_mutants();
  const std::vector<std::string> request_type = {"operation.request-content-type"};
  const std::vector<std::string> response_type = {"response.content-type"};
  const Mutants others = {
      {"content-type/plain-alone", "application/json with parameters is refused", request_type, "statement",
       on_update(demand_plain_json)},
      {"content-type/required", "A request without Content-Type is refused", request_type, "statement",
       on_update(demand_content_type)},
      {"content-type/any",
       "A request of any Content-Type is read",
       {"inferred.request-content-type"},
       "statement",
       on_update(take_any_content_type)},
      {"content-type/fails",
       "Another Content-Type is answered with 500",
       {"inferred.request-content-type", "protocol.no-server-error"},
       "statement",
       on_update(fail_on_content_type)},
      {"content-type/answer-html", "The answer is of type text/html", response_type, "D41",
       header_set("Content-Type", "text/html; charset=utf-8")},
      {"content-type/answer-json-1.0", "The answer is of type application/x-amz-json-1.0", response_type,
       "D41", header_set("Content-Type", "application/x-amz-json-1.0")},
      {"content-type/answer-none", "The answer has no Content-Type", response_type, "D41",
       header_missing("Content-Type", is_success)},
      {"request-id/none",
       "No answer has a request id",
       {"observed.request-id"},
       "statement",
       header_missing("x-amzn-RequestId", is_any)},
      {"request-id/none-on-errors",
       "Errors have no request id",
       {"observed.request-id"},
       "statement",
       header_missing("x-amzn-RequestId", is_refusal)},
      {"request-id/empty",
       "The request id is empty",
       {"observed.request-id"},
       "statement",
       header_set("x-amzn-RequestId", "")},
      {"answer/created",
       "An update is answered with 201",
       {"response.status"},
       "statement",
       success_becomes([](Response& response) { response.status = 201; })},
      {"answer/accepted",
       "An update is answered with 202",
       {"response.status"},
       "statement",
       success_becomes([](Response& response) { response.status = 202; })},
      {"answer/no-content",
       "An update is answered with 204 and no body",
       {"response.status"},
       "statement",
       success_becomes([](Response& response) {
         response = {204, response.headers, ""};
       })},
      {"answer/redirect",
       "An update is answered with 307",
       {"response.status"},
       "statement",
       success_becomes([](Response& response) { response.status = 307; })},
      {"answer/empty-object",
       "An update is answered with an empty object",
       {"response.CodeSha256.present"},
       "statement",
       success_becomes([](Response& response) { response.body = "{}"; })},
      {"answer/no-body",
       "An update is answered without a body",
       {"response.CodeSha256.present", "protocol.json-response"},
       "statement",
       success_becomes([](Response& response) { response.body.clear(); })},
      {"answer/array",
       "The configuration stands in an array",
       {"protocol.json-response"},
       "constraint",
       success_becomes([](Response& response) { response.body = "[" + response.body + "]"; })},
      {"answer/wrapped",
       "The configuration stands in a member",
       {"response.CodeSha256.present"},
       "statement",
       success_becomes(
           [](Response& response) { response.body = "{\"Configuration\":" + response.body + "}"; })},
      {"answer/cut",
       "The body ends too early",
       {"protocol.json-response"},
       "constraint",
       success_becomes([](Response& response) { response.body.pop_back(); })},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace plumbline::power
