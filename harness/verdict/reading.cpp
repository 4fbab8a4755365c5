#include "verdict/reading.h"

#include <array>
#include <string_view>

#include "json/parse.h"

namespace plumbline::verdict {
namespace {

std::string string_member(const std::optional<json::Value>& body, std::string_view name) {
  const json::Value* value = body ? body->find(name) : nullptr;
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

std::string first_string_member(const std::optional<json::Value>& body,
                                std::array<std::string_view, 2> names) {
  for (const std::string_view name : names)
    if (std::string text = string_member(body, name); !text.empty()) return text;
  return {};
}

}  // namespace

std::string bare_error_type(std::string_view text) {
  text = text.substr(0, text.find(':'));
  if (const auto hash = text.find('#'); hash != std::string_view::npos) text.remove_prefix(hash + 1);
  return std::string(text);
}

Reading read(const http::Response& response) {
  Reading reading;
  reading.status = response.status;
  if (auto body = json::parse(response.body)) reading.body = std::move(*body);
  reading.error_type = bare_error_type(response.headers.find("x-amzn-ErrorType").value_or(""));
  reading.error_type_in_header = !reading.error_type.empty();
  if (!reading.error_type_in_header)
    reading.error_type = bare_error_type(first_string_member(reading.body, {"__type", "code"}));
  reading.message = first_string_member(reading.body, {"message", "Message"});
  return reading;
}

}  // namespace plumbline::verdict
