#include "suite/request.h"

#include <utility>

#include <fmt/format.h>

#include "http/uri.h"
#include "json/write.h"

namespace plumbline::suite {
namespace {

std::string text_of(const json::Value& value) {
  return value.string() != nullptr ? *value.string() : json::write(value);
}

/// The members of an input, sorted by where they travel.
struct Parts {
  std::string path;
  std::string query;
  json::Object body;
};

Parts parts_of(const spec::Operation& operation, json::Object input, const WireForm& wire) {
  Parts parts{wire.uri.value_or(operation.uri), {}, {}};
  for (json::Member& entry : input) {
    const spec::Member* member = operation.input != nullptr ? operation.input->member(entry.name) : nullptr;
    if (member == nullptr || member->in == spec::Member::In::body) {
      parts.body.push_back({member != nullptr ? member->wire_name : entry.name, std::move(entry.value)});
    } else if (member->in == spec::Member::In::query) {
      parts.query.append(parts.query.empty() ? "?" : "&")
          .append(http::percent_encode(member->wire_name))
          .append("=")
          .append(http::percent_encode(text_of(entry.value)));
    } else {
      const std::string label = fmt::format("{{{}}}", member->wire_name);
      if (const auto at = parts.path.find(label); at != std::string::npos)
        parts.path.replace(at, label.size(), http::percent_encode(text_of(entry.value), wire.plain_in_label));
    }
  }
  return parts;
}

bool takes_body(const spec::Operation& operation) {
  return operation.method == "PUT" || operation.method == "POST";
}

http::Request request_from(const spec::Operation& operation, json::Object input, const WireForm& wire) {
  Parts parts = parts_of(operation, std::move(input), wire);
  http::Request request{operation.method, parts.path + parts.query, {}, {}};
  request.headers.add("Accept", "application/json");
  if (takes_body(operation)) {
    request.headers.add("Content-Type", "application/json");
    request.body = json::write(std::move(parts.body));
  }
  return request;
}

/// The wire form with its macros replaced.
Result<WireForm, std::string> expanded(WireForm wire, const Bindings& bindings) {
  for (std::optional<std::string>* text : {&wire.uri, &wire.body}) {
    if (!*text) continue;
    auto value = expand_text(**text, bindings);
    if (!value) return refused(value.error());
    *text = *std::move(value);
  }
  return wire;
}

}  // namespace

http::Request write_request(const spec::Operation& operation, const json::Object& input) {
  return request_from(operation, input, {});
}

Result<http::Request, std::string> request_of(const Step& step, const spec::Operation& operation,
                                              const Bindings& bindings) {
  auto input = expand(step.input, bindings);
  if (!input) return refused(input.error());
  auto wire = expanded(step.wire, bindings);
  if (!wire) return refused(wire.error());
  http::Request request = request_from(operation, std::move(*input->object()), *wire);
  if (wire->method) request.method = *wire->method;
  if (wire->body) request.body = *std::move(wire->body);
  for (const http::Header& header : step.wire.headers) {
    request.headers.erase(header.name);
    if (!header.value.empty()) request.headers.add(header.name, header.value);
  }
  return request;
}

}  // namespace plumbline::suite
