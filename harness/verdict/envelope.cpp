#include "verdict/envelope.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "http/uri.h"

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
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(type, std::string_view("application/json"), {}, lower);
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
  if (!reading.body || !reading.body->is(json::Kind::object))
    add(defects, operation.clause("json-response"), DefectKind::body, "a body that is no JSON object",
        "a JSON object");
  else if (has_member_twice(*reading.body))
    add(defects, operation.clause("json-response"), DefectKind::body, "a body with a member twice",
        "each member once");
}

/// Whether the request itself holds the text, so that an error may do no more than repeat it.
bool was_sent(const http::Request& request, std::string_view text) {
  const std::string target = http::percent_decode(request.target).value_or(request.target);
  return target.find(text) != target.npos || request.body.find(text) != request.body.npos;
}

/// What programs print when they fall over, and what web frameworks make of it.
bool shows_internals(const http::Request& request, std::string_view body) {
  static constexpr std::array<std::string_view, 14> marks = {"Traceback (most recent call last)",
                                                             "\\n    at ",
                                                             "\n    at ",
                                                             "\\n\\tat ",
                                                             "\n\tat ",
                                                             "Exception in thread",
                                                             "goroutine ",
                                                             "panicked at",
                                                             ".py\\\", line ",
                                                             ".py\", line ",
                                                             "<html",
                                                             "<HTML",
                                                             "<!doctype",
                                                             "<!DOCTYPE"};
  return std::ranges::any_of(
      marks, [&](std::string_view mark) { return body.find(mark) != body.npos && !was_sent(request, mark); });
}

/// A type that the body tells beside the header's must be the same one.
bool disagrees(const Reading& reading) {
  const json::Value* inner = reading.body ? reading.body->find("__type") : nullptr;
  return reading.error_type_in_header && inner != nullptr && inner->string() != nullptr &&
         bare_error_type(*inner->string()) != reading.error_type;
}

void judge_error_type(Defects& defects, const Reading& reading, const spec::Operation& operation) {
  if (!reading.error_type_in_header)
    add(defects, operation.clause("error-type-header"), DefectKind::header,
        reading.error_type.empty() ? "no x-amzn-ErrorType" : "no x-amzn-ErrorType, the type only in the body",
        "the error's type in the header x-amzn-ErrorType");
  if (disagrees(reading))
    add(defects, operation.clause("error-type-header"), DefectKind::header,
        "another type in x-amzn-ErrorType than in __type", "one type");
  const spec::Error* documented = operation.error(reading.error_type);
  if (documented != nullptr && documented->status != reading.status)
    add(defects, operation.clause("status-matches-type"), DefectKind::status,
        reading.error_type + " with status " + std::to_string(reading.status),
        "status " + std::to_string(documented->status));
}

/// The recorded error bodies: Type says whose fault it was, and the text stands under the member of the
/// error's own model. Errors that no model lists (ValidationException) were recorded with the text alone.
void judge_error_body(Defects& defects, const Reading& reading, const spec::Operation& operation) {
  if (!reading.body || !reading.body->is(json::Kind::object)) {
    if (reading.status != 403)
      add(defects, operation.clause("error-body-message"), DefectKind::body, "an error without a JSON body",
          "a message");
    return;
  }
  const spec::Error* modelled = operation.error(reading.error_type);
  const std::string name = modelled != nullptr ? modelled->message_member : "message";
  const json::Value* message = reading.body->find(name);
  const bool silent = reading.error_type == "AccessDeniedException";
  if (!silent && (message == nullptr || message->string() == nullptr || message->string()->empty()))
    add(defects, operation.clause("error-body-message"), DefectKind::body,
        reading.error_type + " without member " + name, "the error's text under " + name);
  const json::Value* type = reading.body->find("Type");
  const std::string fault = reading.status < 500 ? "User" : "Service";
  if (modelled != nullptr && (type == nullptr || *type != json::Value(fault)))
    add(defects, operation.clause("error-body-type"), DefectKind::body,
        reading.error_type + (type == nullptr ? " without member Type" : " with another Type"),
        "Type: " + fault);
}

/// 405 and 501 are HTTP's own refusals of a method (RFC 9110, 15.5.6 and 15.6.2): a server may give them
/// before it knows which service it is.
bool is_refused_by_http(int status) { return status == 405 || status == 501; }

}  // namespace

Defects judge_envelope(const http::Request& request, const http::Response& response, const Reading& reading,
                       const spec::Operation& operation) {
  Defects defects;
  if (is_refused_by_http(reading.status)) return defects;
  const auto request_id = response.headers.find("x-amzn-RequestId");
  if (!request_id || request_id->empty())
    add(defects, operation.clause("request-id"), DefectKind::header, "no x-amzn-RequestId", "a request id");
  judge_body(defects, response, reading, operation);
  if (reading.status < 400 && reading.error_type_in_header)
    add(defects, operation.clause("error-type-header"), DefectKind::header, "x-amzn-ErrorType on a success",
        "the header on errors alone");
  if (reading.status >= 400) {
    const std::string_view no_internals = operation.clause("no-internals");
    if (!no_internals.empty() && shows_internals(request, response.body))
      add(defects, no_internals, DefectKind::body, "an error that shows the service's inside",
          "what was wrong with the request");
    judge_error_type(defects, reading, operation);
    if (request.method != "HEAD") judge_error_body(defects, reading, operation);
  }
  return defects;
}

}  // namespace plumbline::verdict
