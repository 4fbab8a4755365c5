#include "service/members.h"

#include <utility>

#include <fmt/format.h>

#include "json/parse.h"
#include "package/base64.h"

namespace plumbline::service {
namespace {

/// No request of these operations nests deeper than a few levels or holds more than a few thousand values.
constexpr json::ParseLimits body_limits{.depth_max = 32, .values_max = 100'000};

/// Whether a Content-Type names application/json, with or without parameters (RFC 9110, 8.3.1).
bool is_json_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
  return http::same_header_name(type, "application/json");
}

}  // namespace

Result<json::Value, Fault> read_body(const http::Request& request) {
  if (request.body.empty()) return json::Value(json::Object{});
  const auto content_type = request.headers.find("Content-Type");
  if (content_type && !is_json_type(*content_type)) {
    return refused(Fault{FaultType::unsupported_media_type, "The body of a request is application/json."});
  }
  auto body = json::parse(request.body, body_limits);
  if (!body) {
    return refused(
        Fault{FaultType::serialization, fmt::format("Could not read the request as JSON: {} (byte {})",
                                                    body.error().reason, body.error().offset)});
  }
  if (!body->is(json::Kind::object)) {
    return refused(
        Fault{FaultType::serialization,
              fmt::format("The request is to be a JSON object, not a JSON {}", json::name_of(body->kind()))});
  }
  return *std::move(body);
}

void Members::refuse(std::string_view name, std::string_view why) {
  if (!wrong_) wrong_ = Fault{FaultType::serialization, fmt::format("{}{}: {}", path_, name, why)};
}

json::Value* Members::find(std::string_view name, json::Kind kind) {
  json::Value* value = object_.find(name);
  if (value == nullptr || value->is(json::Kind::null)) return nullptr;
  if (value->is(kind)) return value;
  refuse(name, fmt::format("a JSON {} is expected, not a JSON {}", json::name_of(kind),
                           json::name_of(value->kind())));
  return nullptr;
}

std::optional<bool> Members::boolean(std::string_view name) {
  const json::Value* value = find(name, json::Kind::boolean);
  if (value == nullptr) return std::nullopt;
  return *value->boolean();
}

std::optional<std::int64_t> Members::integer(std::string_view name) {
  const json::Value* value = find(name, json::Kind::number);
  if (value == nullptr) return std::nullopt;
  const auto integer = value->integer();
  if (!integer) refuse(name, "an integer of 64 bits is expected");
  return integer;
}

std::optional<std::string> Members::string(std::string_view name) {
  const json::Value* value = find(name, json::Kind::string);
  if (value == nullptr) return std::nullopt;
  return *value->string();
}

std::optional<std::vector<std::string>> Members::strings(std::string_view name) {
  const json::Value* value = find(name, json::Kind::array);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> strings;
  for (const json::Value& item : *value->array()) {
    if (!item.is(json::Kind::string)) {
      refuse(name, "every item is to be a JSON string");
      return std::nullopt;
    }
    strings.push_back(*item.string());
  }
  return strings;
}

std::optional<std::map<std::string, std::string>> Members::string_map(std::string_view name) {
  const json::Value* value = find(name, json::Kind::object);
  if (value == nullptr) return std::nullopt;
  std::map<std::string, std::string> map;
  for (const json::Member& member : *value->object()) {
    if (!member.value.is(json::Kind::string)) {
      refuse(name, "every value is to be a JSON string");
      return std::nullopt;
    }
    map.insert_or_assign(member.name, *member.value.string());
  }
  return map;
}

std::optional<std::string> Members::take_blob(std::string_view name) {
  json::Value* value = find(name, json::Kind::string);
  if (value == nullptr) return std::nullopt;
  std::string bytes = std::move(*value->string());
  if (!package::decode_base64_in_place(bytes)) {
    refuse(name, "base64 is expected (RFC 4648, with its padding)");
    return std::nullopt;
  }
  return bytes;
}

std::optional<Members> Members::object(std::string_view name) {
  json::Value* value = find(name, json::Kind::object);
  if (value == nullptr) return std::nullopt;
  return Members(*value, wrong_, fmt::format("{}{}.", path_, name));
}

}  // namespace plumbline::service
