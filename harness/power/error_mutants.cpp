#include <array>

#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

void edit_body(Response& response, const Edit& edit) {
  Value body = object_of(response.body);
  if (body.is(json::Kind::null)) return;
  edit(body);
  response.body = json::write(body);
}

void rename(Value& body, std::string_view from, std::string_view to) {
  for (json::Member& member : *body.object())
    if (member.name == from) member.name = to;
}

Make bodies_edited(Edit edit) {
  return refusals_edited([edit = std::move(edit)](Response& response) { edit_body(response, edit); });
}

/// An error of the page, and the clauses that a request shows which brings it.
struct Row {
  std::string_view id;
  std::string_view type;
  int status;
  std::vector<std::string> clauses;
};

std::vector<Row> rows() {
  return {
      {"not-found",
       "ResourceNotFoundException",
       404,
       {"error.ResourceNotFoundException", "FunctionName.not-found"}},
      {"precondition",
       "PreconditionFailedException",
       412,
       {"error.PreconditionFailedException", "RevisionId.mismatch"}},
      {"invalid",
       "InvalidParameterValueException",
       400,
       {"error.InvalidParameterValueException", "observed.no-code-source", "observed.not-a-zip"}},
  };
}

std::vector<std::string> joined(std::vector<std::string> clauses, std::string_view more) {
  clauses.emplace_back(more);
  return clauses;
}

void add_of_each_type(Mutants& all) {
  for (const Row& row : rows()) {
    const std::string id(row.id);
    const std::string type(row.type);
    all.push_back({"error/" + id + "-status", type + " comes with status 422",
                   joined(row.clauses, "protocol.status-matches-type"), "statement",
                   refusals_edited(row.type, [](Response& response) { response.status = 422; })});
    all.push_back({"error/" + id + "-ok", type + " comes with status 200", row.clauses, "statement",
                   refusals_edited(row.type, [](Response& response) { response.status = 200; })});
    all.push_back({"error/" + id + "-server", type + " comes with status 500",
                   joined(row.clauses, "protocol.no-server-error"), "D32",
                   refusals_edited(row.type, [](Response& response) { response.status = 500; })});
    all.push_back({"error/" + id + "-type", type + " goes by another name", row.clauses, "statement",
                   refusals_edited(row.type, [status = row.status](Response& response) {
                     become_error(response, status, "ClientException");
                   })});
    all.push_back({"error/" + id + "-no-header",
                   type + " has no x-amzn-ErrorType",
                   {"protocol.error-type-header"},
                   "D42",
                   refusals_edited(row.type, [type](Response& response) {
                     response.headers.erase("x-amzn-ErrorType");
                     edit_body(response, [&](Value& body) { body.set("__type", type); });
                   })});
    all.push_back({"error/" + id + "-no-type",
                   type + " has no member Type",
                   {"observed.error-body.Type"},
                   "D43",
                   refusals_edited(row.type, [](Response& response) {
                     edit_body(response, [](Value& body) { erase_member(body, "Type"); });
                   })});
    all.push_back({"error/" + id + "-message-case",
                   type + " spells its message's member otherwise",
                   {"observed.error-body.message"},
                   "D43",
                   refusals_edited(row.type, [](Response& response) {
                     edit_body(response, [](Value& body) {
                       const bool is_capital = body.find("Message") != nullptr;
                       rename(body, is_capital ? "Message" : "message", is_capital ? "message" : "Message");
                     });
                   })});
  }
}

Mutants of_all_errors() {
  const std::vector<std::string> header = {"protocol.error-type-header"};
  return {
      {"error/no-header", "No error tells its type in the header", header, "D42",
       refusals_edited([](Response& response) { response.headers.erase("x-amzn-ErrorType"); })},
      {"error/empty-header", "The type in the header is empty", header, "D42",
       refusals_edited([](Response& response) { response.headers.set("x-amzn-ErrorType", ""); })},
      {"error/html",
       "Errors are pages of HTML",
       {"protocol.content-type", "protocol.json-response", "protocol.error-type-header"},
       "D42",
       refusals_edited([](Response& response) {
         response.headers.set("Content-Type", "text/html");
         response.body = "<html><body>Error</body></html>";
       })},
      {"error/empty-object",
       "The body of an error is an empty object",
       {"observed.error-body.message"},
       "D42",
       refusals_edited([](Response& response) { response.body = "{}"; })},
      {"error/no-body",
       "Errors have no body",
       {"observed.error-body.message"},
       "D42",
       refusals_edited([](Response& response) { response.body.clear(); })},
      {"error/array",
       "The body of an error is an array",
       {"protocol.json-response"},
       "constraint",
       refusals_edited([](Response& response) { response.body = "[]"; })},
      {"error/text",
       "The body of an error is a JSON text",
       {"protocol.json-response"},
       "constraint",
       refusals_edited([](Response& response) { response.body = "\"error\""; })},
      {"error/content-type-text",
       "Errors are of type text/plain",
       {"protocol.content-type"},
       "D41",
       refusals_edited([](Response& response) { response.headers.set("Content-Type", "text/plain"); })},
      {"error/content-type-json-1.0",
       "Errors are of type application/x-amz-json-1.0",
       {"protocol.content-type"},
       "D41",
       refusals_edited(
           [](Response& response) { response.headers.set("Content-Type", "application/x-amz-json-1.0"); })},
      {"error/no-content-type",
       "Errors have no Content-Type",
       {"protocol.content-type"},
       "D41",
       refusals_edited([](Response& response) { response.headers.erase("Content-Type"); })},
      {"error/no-message",
       "Errors say nothing",
       {"observed.error-body.message"},
       "D43",
       bodies_edited([](Value& body) {
         erase_member(body, "message");
         erase_member(body, "Message");
       })},
      {"error/empty-message",
       "The text of errors is empty",
       {"observed.error-body.message"},
       "D43",
       bodies_edited([](Value& body) {
         for (const std::string_view name : {"message", "Message"})
           if (body.find(name) != nullptr) body.set(name, "");
       })},
      {"error/message-object",
       "The text of errors is an object",
       {"observed.error-body.message"},
       "constraint",
       bodies_edited([](Value& body) {
         for (const std::string_view name : {"message", "Message"})
           if (body.find(name) != nullptr) body.set(name, json::Object{});
       })},
      {"error/type-service",
       "Every error is the service's fault",
       {"observed.error-body.Type"},
       "D43",
       bodies_edited([](Value& body) {
         if (body.find("Type") != nullptr) body.set("Type", "Service");
       })},
      {"error/all-invalid",
       "Every refusal is an invalid parameter",
       {"error.ResourceNotFoundException", "error.PreconditionFailedException", "FunctionName.not-found"},
       "statement",
       refusals_edited(
           [](Response& response) { become_error(response, 400, "InvalidParameterValueException"); })},
      {"error/all-server",
       "Every refusal is a fault of the service",
       {"protocol.no-server-error"},
       "D32",
       refusals_edited([](Response& response) { become_error(response, 500, "ServiceException"); })},
      {"error/all-429",
       "Every refusal asks for a retry",
       {"error.ResourceNotFoundException", "FunctionName.not-found", "FunctionName.pattern"},
       "statement",
       refusals_edited([](Response& response) { become_error(response, 429, "TooManyRequestsException"); })},
      {"error/conflict-without-update",
       "Every second update is refused as if one were in progress",
       {"observed.update-in-progress", "operation.updates-code", "response.status"},
       "D47",
       remembering([](const Request& request, const Handler& reference, Memory& memory) {
         if (operation_of(request) != Operation::update_function_code) return reference(request);
         const std::int64_t count = memory.get("count").integer().value_or(0) + 1;
         memory.put("count", count);
         if (count % 2 == 1) return reference(request);
         return error(409, "ResourceConflictException", "An update is in progress for resource: arn");
       })},
      {"error/second-update-fails",
       "The second update of a function is answered with 500",
       {"operation.updates-code", "protocol.no-server-error", "response.status"},
       "D47",
       remembering([](const Request& request, const Handler& reference, Memory& memory) {
         const std::string name = function_in(name_in(request));
         if (operation_of(request) == Operation::update_function_code && memory.get(name) == Value(true))
           return error(500, "ServiceException", "Permission denied");
         Response response = reference(request);
         if (operation_of(request) == Operation::update_function_code && is_success(response))
           memory.put(name, true);
         return response;
       })},
  };
}

}  // namespace

Mutants error_mutants() {
  Mutants all;
  add_of_each_type(all);
  for (Mutant& mutant : of_all_errors()) all.push_back(std::move(mutant));
  return all;
}

}  // namespace plumbline::power
