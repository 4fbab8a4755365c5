#include "service/members.h"

#include <utility>

#include <fmt/format.h>

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

Result<json::Document, Fault> read_body(http::Request& request) {
  const auto content_type = request.headers.find("Content-Type");
  if (!request.body.empty() && content_type && !is_json_type(*content_type)) {
    return refused(Fault{FaultType::unsupported_media_type, "The body of a request is application/json."});
  }
  if (request.body.empty()) request.body = "{}";
  auto body = json::parse_in_place(std::move(request.body), body_limits);
  if (!body) {
    return refused(
        Fault{FaultType::serialization, fmt::format("Could not read the request as JSON: {} (byte {})",
                                                    body.error().reason, body.error().offset)});
  }
  if (!body->root().is(json::Kind::object)) {
    return refused(
        Fault{FaultType::serialization, fmt::format("The request is to be a JSON object, not a JSON {}",
                                                    json::name_of(body->root().kind()))});
  }
  return *std::move(body);
}

void Members::refuse(std::string_view name, std::string_view why) {
  if (!wrong_) wrong_ = Fault{FaultType::serialization, fmt::format("{}{}: {}", path_, name, why)};
}

std::optional<json::Node> Members::find(std::string_view name, json::Kind kind) {
  const auto value = object_.find(name);
  if (!value || value->is(json::Kind::null)) return std::nullopt;
  if (value->is(kind)) return value;
  refuse(name, fmt::format("a JSON {} is expected, not a JSON {}", json::name_of(kind),
                           json::name_of(value->kind())));
  return std::nullopt;
}

std::optional<bool> Members::boolean(std::string_view name) {
  const auto value = find(name, json::Kind::boolean);
  return value ? value->boolean() : std::nullopt;
}

std::optional<std::int64_t> Members::integer(std::string_view name) {
  const auto value = find(name, json::Kind::number);
  if (!value) return std::nullopt;
  const auto integer = value->integer();
  if (!integer) refuse(name, "an integer of 64 bits is expected");
  return integer;
}

std::optional<std::string> Members::string(std::string_view name) {
  const auto value = find(name, json::Kind::string);
  if (!value) return std::nullopt;
  return std::string(*value->string());
}

std::optional<std::vector<std::string>> Members::strings(std::string_view name) {
  const auto value = find(name, json::Kind::array);
  if (!value) return std::nullopt;
  std::vector<std::string> strings;
  for (const json::Node item : *value) {
    const auto text = item.string();
    if (!text) {
      refuse(name, "every item is to be a JSON string");
      return std::nullopt;
    }
    strings.emplace_back(*text);
  }
  return strings;
}

std::optional<std::map<std::string, std::string>> Members::string_map(std::string_view name) {
  const auto value = find(name, json::Kind::object);
  if (!value) return std::nullopt;
  std::map<std::string, std::string> map;
  for (const json::Node member : *value) {
    const auto text = member.string();
    if (!text) {
      refuse(name, "every value is to be a JSON string");
      return std::nullopt;
    }
    map.insert_or_assign(std::string(member.name()), std::string(*text));
  }
  return map;
}

std::optional<std::string> Members::take_blob(std::string_view name, json::Document& body) {
  const auto value = find(name, json::Kind::string);
  if (!value) return std::nullopt;
  const std::size_t begin = value->offset();
  const std::size_t chars = value->string()->size();
  std::string bytes = std::move(body).release();
  const auto size = package::decode_base64_to(bytes.data(), std::string_view(bytes).substr(begin, chars));
  if (!size) {
    refuse(name, "base64 is expected (RFC 4648, with its padding)");
    return std::nullopt;
  }
  bytes.resize(*size);
  // A body that is mostly something else shall not live on with a small package.
  if (bytes.capacity() / 2 > bytes.size()) bytes = std::string(bytes);
  return bytes;
}

std::optional<Members> Members::object(std::string_view name) {
  const auto value = find(name, json::Kind::object);
  if (!value) return std::nullopt;
  return Members(*value, wrong_, fmt::format("{}{}.", path_, name));
}

}  // namespace plumbline::service
