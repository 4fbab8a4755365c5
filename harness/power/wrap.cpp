#include "power/wrap.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "http/uri.h"
#include "json/parse.h"
#include "json/write.h"

namespace plumbline::power {
namespace {

constexpr std::string_view functions_path = "/2015-03-31/functions";

/// What stands behind /2015-03-31/functions/: a name, and what of it is meant.
std::vector<std::string_view> segments_behind(std::string_view target) {
  const std::string_view path = http::path_of(target);
  if (!path.starts_with(functions_path) || path.size() <= functions_path.size() + 1) return {};
  return http::segments_of(path.substr(functions_path.size()));
}

Operation operation_on_function(std::string_view method) {
  if (method == "GET") return Operation::get_function;
  return method == "DELETE" ? Operation::delete_function : Operation::other;
}

Operation operation_on_part(std::string_view method, std::string_view part) {
  if (method == "PUT" && part == "code") return Operation::update_function_code;
  if (method == "PUT" && part == "configuration") return Operation::update_function_configuration;
  if (method == "GET" && part == "configuration") return Operation::get_function_configuration;
  if (method == "GET" && part == "versions") return Operation::list_versions;
  if (method == "POST" && part == "versions") return Operation::publish_version;
  return Operation::other;
}

http::Request request_of(std::string_view method, std::string_view name, std::string_view part) {
  std::string target = std::string(functions_path) + "/" + http::percent_encode(name);
  return {std::string(method), target.append(part), {}, {}};
}

}  // namespace

Operation operation_of(const http::Request& request) {
  const auto segments = segments_behind(request.target);
  if (segments.size() == 1) return operation_on_function(request.method);
  if (segments.size() == 2) return operation_on_part(request.method, segments[1]);
  const std::string_view path = http::path_of(request.target);
  if (!path.starts_with(functions_path) || path.size() > functions_path.size() + 1) return Operation::other;
  if (request.method == "POST") return Operation::create_function;
  return request.method == "GET" ? Operation::list_functions : Operation::other;
}

Make everywhere(Answer answer) {
  return [answer = std::move(answer)](http::Handler reference) -> http::Handler {
    return [answer, reference = std::move(reference)](const http::Request& request) {
      return answer(request, reference);
    };
  };
}

Make on(Operation operation, Answer answer) {
  return everywhere(
      [operation, answer = std::move(answer)](const http::Request& request, const http::Handler& reference) {
        return operation_of(request) == operation ? answer(request, reference) : reference(request);
      });
}

Make on_update(Answer answer) { return on(Operation::update_function_code, std::move(answer)); }

Make input_edited(Edit edit) {
  return on_update([edit = std::move(edit)](const http::Request& request, const http::Handler& reference) {
    json::Value body = object_of(request.body);
    if (body.is(json::Kind::null)) return reference(request);
    edit(body);
    return reference(with_body(request, body));
  });
}

Make output_edited(Edit edit) {
  return on_update([edit = std::move(edit)](const http::Request& request, const http::Handler& reference) {
    http::Response response = reference(request);
    if (!is_success(response)) return response;
    json::Value body = object_of(response.body);
    edit(body);
    response.body = json::write(body);
    return response;
  });
}

void edit_configurations(const http::Request& request, http::Response& response, const Edit& edit) {
  json::Value body = object_of(response.body);
  if (!is_success(response) || body.is(json::Kind::null)) return;
  const auto edit_items = [&](std::string_view name) {
    if (json::Value* items = body.find(name); items != nullptr && items->array() != nullptr)
      std::ranges::for_each(*items->array(), edit);
  };
  switch (operation_of(request)) {
    case Operation::get_function:
      if (json::Value* configuration = body.find("Configuration")) edit(*configuration);
      break;
    case Operation::list_functions:
      edit_items("Functions");
      break;
    case Operation::list_versions:
      edit_items("Versions");
      break;
    case Operation::delete_function:
    case Operation::other:
      return;
    default:
      edit(body);
  }
  response.body = json::write(body);
}

Make configurations_edited(Edit edit) {
  return everywhere([edit = std::move(edit)](const http::Request& request, const http::Handler& reference) {
    http::Response response = reference(request);
    edit_configurations(request, response, edit);
    return response;
  });
}

Make refusals_edited(ResponseEdit edit) {
  return on_update([edit = std::move(edit)](const http::Request& request, const http::Handler& reference) {
    http::Response response = reference(request);
    if (!is_success(response)) edit(response);
    return response;
  });
}

Make refusals_edited(std::string_view type, ResponseEdit edit) {
  return refusals_edited([type = std::string(type), edit = std::move(edit)](http::Response& response) {
    if (error_type_of(response) == type) edit(response);
  });
}

void Memory::put(const std::string& key, json::Value value) {
  const std::lock_guard lock(mutex_);
  values_[key] = std::move(value);
}

json::Value Memory::get(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto at = values_.find(key);
  return at == values_.end() ? json::Value() : at->second;
}

Make remembering(MindfulAnswer answer) {
  return [answer = std::move(answer)](http::Handler reference) -> http::Handler {
    const auto memory = std::make_shared<Memory>();
    return [answer, memory, reference = std::move(reference)](const http::Request& request) {
      return answer(request, reference, *memory);
    };
  };
}

std::string raw_name_in(const http::Request& request) {
  const auto segments = segments_behind(request.target);
  return segments.empty() ? std::string() : std::string(segments.front());
}

std::string name_in(const http::Request& request) {
  const std::string raw = raw_name_in(request);
  return http::percent_decode(raw).value_or(raw);
}

http::Request with_name(http::Request request, std::string_view name) {
  const std::size_t begin = functions_path.size() + 1;
  request.target.replace(begin, raw_name_in(request).size(), http::percent_encode(name));
  return request;
}

std::string function_in(std::string_view name) {
  constexpr std::string_view marker = "function:";
  if (const auto at = name.find(marker); at != std::string_view::npos) name.remove_prefix(at + marker.size());
  return std::string(name.substr(0, name.find(':')));
}

std::string qualifier_in(std::string_view name) {
  constexpr std::string_view marker = "function:";
  if (const auto at = name.find(marker); at != std::string_view::npos) name.remove_prefix(at + marker.size());
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string() : std::string(name.substr(colon + 1));
}

json::Value object_of(std::string_view body) {
  auto parsed = json::parse(body);
  return parsed && parsed->is(json::Kind::object) ? *std::move(parsed) : json::Value();
}

http::Request with_body(http::Request request, const json::Value& body) {
  request.body = json::write(body);
  return request;
}

http::Request with_member(const http::Request& request, std::string_view name, json::Value value) {
  json::Value body = object_of(request.body);
  body.set(name, std::move(value));
  return with_body(request, body);
}

http::Request without_member(const http::Request& request, std::string_view name) {
  json::Value body = object_of(request.body);
  if (body.is(json::Kind::null)) return request;
  erase_member(body, name);
  return with_body(request, body);
}

void erase_member(json::Value& object, std::string_view name) {
  if (object.object() != nullptr)
    std::erase_if(*object.object(), [&](const json::Member& member) { return member.name == name; });
}

bool has(const json::Value& object, std::string_view name, const json::Value& value) {
  const json::Value* member = object.find(name);
  return member != nullptr && *member == value;
}

std::string text_in(const json::Value& object, std::string_view name) {
  const json::Value* member = object.find(name);
  return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

bool is_success(const http::Response& response) { return response.status >= 200 && response.status < 300; }

std::string error_type_of(const http::Response& response) {
  return std::string(response.headers.find("x-amzn-ErrorType").value_or(""));
}

http::Response ok(const json::Value& body) {
  // Another id for each answer: a mutant is wrong in one way only.
  static std::atomic<unsigned> made{0};
  return {200,
          {{"Content-Type", "application/json"},
           {"x-amzn-RequestId", fmt::format("00000000-0000-4000-8000-{:012x}", ++made)}},
          json::write(body)};
}

http::Response error(int status, std::string_view type, std::string_view message) {
  http::Response response = ok(json::Object{});
  become_error(response, status, type);
  const bool is_capital = type == "ResourceNotFoundException" || type == "ServiceException";
  json::Value body = json::Object{{is_capital ? "Message" : "message", message}};
  if (type != "ValidationException") body.set("Type", status < 500 ? "User" : "Service");
  response.body = json::write(body);
  return response;
}

http::Response not_found(std::string_view name) {
  return error(404, "ResourceNotFoundException",
               "Function not found: arn:aws:lambda:us-west-2:123456789012:function:" + std::string(name));
}

http::Response html_error(int status) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, "<!doctype html>\n<title>Error</title>\n"};
}

void become_error(http::Response& response, int status, std::string_view type) {
  response.status = status;
  response.headers.set("x-amzn-ErrorType", std::string(type));
}

json::Value configuration_of(const http::Handler& reference, std::string_view name,
                             std::string_view qualifier) {
  http::Request request = request_of("GET", name, "/configuration");
  if (!qualifier.empty()) request.target += "?Qualifier=" + http::percent_encode(qualifier);
  const http::Response response = reference(request);
  return is_success(response) ? object_of(response.body) : json::Value();
}

http::Response as_if_updated(const http::Request& request, const http::Handler& reference) {
  const json::Value configuration = configuration_of(reference, name_in(request));
  return configuration.is(json::Kind::null) ? not_found(name_in(request)) : ok(configuration);
}

void touch(const http::Handler& reference, std::string_view name) {
  http::Request request = request_of("PUT", name, "/configuration");
  request.headers.set("Content-Type", "application/json");
  request.body = "{}";
  (void)reference(request);
}

}  // namespace plumbline::power
