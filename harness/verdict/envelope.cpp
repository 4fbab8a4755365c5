#include "verdict/envelope.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "verdict/internals.h"

namespace plumbline::verdict {
namespace {

void add(Defects& defects, std::string_view clause, DefectKind kind, std::string observed,
         std::string expected) {
  defects.push_back({std::string(clause), kind, std::move(observed), std::move(expected)});
}

/// Types compare without regard to case, and white space may stand before their parameters (RFC 9110, 8.3.1).
bool is_json_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  type = type.substr(0, type.find_last_not_of(" \t") + 1);
  return http::same_header_name(type, "application/json");
}

/// JSON between systems is UTF-8 (RFC 8259, 8.1): whoever says that it is in another encoding is not read
/// right.
bool has_other_charset(std::string_view content_type) {
  constexpr std::string_view name = "charset=";
  for (auto at = content_type.find(';'); at != content_type.npos; at = content_type.find(';', at + 1)) {
    const auto begin = content_type.find_first_not_of(" \t", at + 1);
    if (begin == content_type.npos) return false;
    std::string_view charset = content_type.substr(begin);
    if (!http::same_header_name(charset.substr(0, name.size()), name)) continue;
    charset = charset.substr(name.size());
    charset = charset.substr(0, charset.find_first_of("; \t"));
    if (charset.size() > 1 && charset.front() == '"') charset = charset.substr(1, charset.size() - 2);
    return !http::same_header_name(charset, "utf-8");
  }
  return false;
}

/// Whether a text names a member twice somewhere: who reads it takes either.
bool has_member_twice(const json::Value& value) {
  if (const auto* items = value.array())
    return std::ranges::any_of(*items, [](const json::Value& item) { return has_member_twice(item); });
  if (value.object() == nullptr) return false;
  std::vector<std::string_view> names;
  for (const json::Member& member : *value.object()) {
    if (has_member_twice(member.value)) return true;
    names.push_back(member.name);
  }
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

void judge_body(Defects& defects, const http::Response& response, const Reading& reading,
                const spec::Operation& operation) {
  if (response.body.empty()) return;
  const std::string_view clause = operation.clause(
      reading.status < 400 ? std::string_view("content-type") : std::string_view("error-content-type"));
  const auto content_type = response.headers.find("Content-Type");
  if (!content_type)
    add(defects, clause, DefectKind::header, "no Content-Type", "application/json");
  else if (!is_json_type(*content_type))
    add(defects, clause, DefectKind::header, "Content-Type: " + std::string(*content_type),
        "application/json");
  else if (has_other_charset(*content_type))
    add(defects, operation.clause("json-response"), DefectKind::header,
        "Content-Type: " + std::string(*content_type), "JSON in UTF-8");
  if (!reading.body || !reading.body->is(json::Kind::object))
    add(defects, operation.clause("json-response"), DefectKind::body, "a body that is no JSON object",
        "a JSON object");
  else if (has_member_twice(*reading.body))
    add(defects, operation.clause("json-response"), DefectKind::body, "a body with a member twice",
        "each member once");
}

/// A type that the body tells beside the header's must be the same one: clients take it from there as well.
std::string_view place_of_other_type(const Reading& reading) {
  if (!reading.error_type_in_header || !reading.body) return {};
  for (const std::string_view name : {"__type", "code"}) {
    const json::Value* inner = reading.body->find(name);
    if (inner != nullptr && inner->string() != nullptr &&
        bare_error_type(*inner->string()) != reading.error_type)
      return name;
  }
  return {};
}

void judge_error_type(Defects& defects, const Reading& reading, const spec::Operation& operation) {
  if (!reading.error_type_in_header)
    add(defects, operation.clause("error-type-header"), DefectKind::header,
        reading.error_type.empty() ? "no x-amzn-ErrorType" : "no x-amzn-ErrorType, the type only in the body",
        "the error's type in the header x-amzn-ErrorType");
  if (const std::string_view place = place_of_other_type(reading); !place.empty())
    add(defects, operation.clause("error-type-header"), DefectKind::header,
        "another type in x-amzn-ErrorType than in " + std::string(place), "one type");
  const spec::Error* documented = operation.error(reading.error_type);
  if (documented != nullptr && documented->status != reading.status)
    add(defects, operation.clause("status-matches-type"), DefectKind::status,
        reading.error_type + " with status " + std::to_string(reading.status),
        "status " + std::to_string(documented->status));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// The recorded error bodies: Type says whose fault it was, and the text stands under the member of the
/// error's own model. Errors that no model lists (ValidationException) were recorded with the text alone.
void judge_error_body(Defects& defects, const Reading& reading, bool is_empty,
                      const spec::Operation& operation) {
  if (!reading.body || !reading.body->is(json::Kind::object)) {
    // A body that is something else has been told of by `json-response`.
    if (reading.status != 403 && is_empty)
      add(defects, operation.clause("error-body-message"), DefectKind::body, "an error without a JSON body",
          "a message");
    return;
  }
  const spec::Error* modelled = operation.error(reading.error_type);
  const std::string name = modelled != nullptr ? modelled->message_member : "message";
  const json::Value* message = reading.body->find(name);
  const bool silent = reading.error_type == "AccessDeniedException";
  if (!silent && (message == nullptr || message->string() == nullptr || is_blank(*message->string())))
    add(defects, operation.clause("error-body-message"), DefectKind::body,
        (reading.error_type.empty() ? "an error" : reading.error_type) + " without member " + name,
        "the error's text under " + name);
  // Of the service's own faults none was recorded.
  if (modelled == nullptr || reading.status >= 500) return;
  const json::Value* type = reading.body->find("Type");
  if (type == nullptr || *type != json::Value("User"))
    add(defects, operation.clause("error-body-type"), DefectKind::body,
        reading.error_type + (type == nullptr ? " without member Type" : " with another Type"), "Type: User");
}

/// 405 and 501 are HTTP's own refusals of a method (RFC 9110, 15.5.6 and 15.6.2): a server may give them
/// before it knows which service it is.
bool is_refused_by_http(int status) { return status == 405 || status == 501; }

/// A line that may stand once: of two, clients take either (RFC 9110, 5.3).
void judge_lines(Defects& defects, const http::Response& response, const Reading& reading,
                 const spec::Operation& operation) {
  struct Line {
    std::string_view name;
    std::string_view aspect;
  };
  const Line lines[] = {{"Content-Type", reading.status < 400 ? "content-type" : "error-content-type"},
                        {request_id_header, "request-id"},
                        {"x-amzn-ErrorType", "error-type-header"}};
  for (const Line& line : lines) {
    const auto is_it = [&](const http::Header& header) {
      return http::same_header_name(header.name, line.name);
    };
    if (std::ranges::count_if(response.headers, is_it) > 1)
      add(defects, operation.clause(line.aspect), DefectKind::header, std::string(line.name) + " twice",
          "one such line");
  }
}

/// What HTTP itself asks of a response that could be read all the same.
void judge_framing(Defects& defects, const http::Response& response, const spec::Operation& operation) {
  const std::string_view clause = operation.clause("http-response");
  if (clause.empty()) return;
  const auto coding = response.headers.find("Content-Encoding");
  if (coding && !http::same_header_name(*coding, "identity"))
    add(defects, clause, DefectKind::header, "Content-Encoding: " + std::string(*coding),
        "the body as it is: no coding was asked for");
}

}  // namespace

Defect judge_no_answer(const http::NoAnswer& fault, const spec::Operation& operation) {
  return {std::string(operation.clause("http-response")), DefectKind::no_answer,
          std::string(name_of(fault.kind)), "a response"};
}

Defects judge_envelope(const http::Request& request, const http::Response& response, const Reading& reading,
                       const spec::Operation& operation) {
  Defects defects;
  judge_framing(defects, response, operation);
  if (is_refused_by_http(reading.status)) return defects;
  judge_lines(defects, response, reading, operation);
  const auto request_id = response.headers.find(request_id_header);
  if (!request_id || request_id->empty())
    add(defects, operation.clause("request-id"), DefectKind::header, "no x-amzn-RequestId", "a request id");
  judge_body(defects, response, reading, operation);
  if (reading.status < 400 && response.headers.contains("x-amzn-ErrorType"))
    add(defects, operation.clause("error-type-header"), DefectKind::header, "x-amzn-ErrorType on a success",
        "the header on errors alone");
  if (reading.status >= 400) {
    const std::string_view no_internals = operation.clause("no-internals");
    if (!no_internals.empty() && shows_internals(request, response, reading))
      add(defects, no_internals, DefectKind::body, "an error that shows the service's inside",
          "what was wrong with the request");
    judge_error_type(defects, reading, operation);
    if (request.method != "HEAD") judge_error_body(defects, reading, response.body.empty(), operation);
  }
  return defects;
}

}  // namespace plumbline::verdict
