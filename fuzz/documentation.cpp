#include "documentation.h"

#include <algorithm>
#include <utility>

#include "documented_pattern.h"
#include "http/uri.h"
#include "law.h"
#include "openssl_base64.h"
#include "spec/load.h"

namespace plumbline::fuzz {
namespace {

using spec::ShapeKind;

/// The label where a path has the segments of a template; nullopt where it has others.
std::optional<std::string> label_in(std::string_view uri, std::string_view path) {
  const auto wanted = http::segments_of(uri);
  const auto segments = http::segments_of(path);
  if (wanted.size() != segments.size()) return std::nullopt;
  std::string label;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{') && segments[i].empty()) return std::nullopt;
    if (wanted[i].starts_with('{'))
      label = http::percent_decode(segments[i]).value_or(std::string(segments[i]));
    else if (wanted[i] != segments[i])
      return std::nullopt;
  }
  return label;
}

std::string broken_text(const spec::Shape& shape, const std::string& text) {
  const auto length = static_cast<std::int64_t>(length_of(text));
  if (shape.length && shape.length->min && length < *shape.length->min) return "is too short";
  if (shape.length && shape.length->max && length > *shape.length->max) return "is too long";
  if (shape.pattern && !pattern::matches(*shape.pattern->dfa, text)) return "is not of its pattern";
  const bool is_free = shape.values.empty() || std::ranges::find(shape.values, text) != shape.values.end();
  return is_free ? "" : "is none of its values";
}

std::string broken_value(const spec::Shape& shape, const json::Value& value) {
  switch (shape.kind) {
    case ShapeKind::boolean:
      return value.boolean() != nullptr ? "" : "is no boolean";
    case ShapeKind::string:
      return value.string() != nullptr ? broken_text(shape, *value.string()) : "is no string";
    case ShapeKind::blob:
      if (value.string() == nullptr) return "is no string";
      return openssl_decode(*value.string()) ? "" : "is no base64";
    default:
      return "";  // UpdateFunctionCode has no members of other kinds
  }
}

std::string broken_rule(const spec::Rule& rule, const Asked& asked, const json::Value& body) {
  const auto is_there = [&](const std::string& member) {
    const json::Value* value = body.find(member);
    return value != nullptr && !value->is(json::Kind::null);
  };
  if (rule.kind == spec::Rule::Kind::bare_length && asked.label.find(':') == std::string::npos &&
      static_cast<std::int64_t>(length_of(asked.label)) > rule.max)
    return "the bare name is too long";
  if (rule.kind == spec::Rule::Kind::at_least_one && std::ranges::none_of(rule.members, is_there))
    return "none of those that are needed is there: " + rule.members.front();
  return "";
}

}  // namespace

const spec::Spec& documentation() {
  static const spec::Spec loaded = [] {
    auto spec = spec::load(spec::embedded());
    if (!spec) broken("the documentation can be loaded", "it can", spec.error().text());
    return *std::move(spec);
  }();
  return loaded;
}

std::optional<Asked> asked_operation(const http::Request& request) {
  for (const spec::Operation& operation : documentation().operations) {
    if (operation.method != request.method) continue;
    if (auto label = label_in(operation.uri, http::path_of(request.target)))
      return Asked{operation, *std::move(label)};
  }
  return std::nullopt;
}

std::string broken_constraint(const Asked& asked, const json::Value& body) {
  for (const spec::Member& member : asked.operation.input->members) {
    std::string wrong;
    if (member.in == spec::Member::In::label) {
      wrong = broken_text(*member.shape, asked.label);
    } else if (const json::Value* value = body.find(member.wire_name);
               value != nullptr && !value->is(json::Kind::null)) {
      wrong = broken_value(*member.shape, *value);
    }
    if (!wrong.empty()) return member.name + " " + wrong;
  }
  for (const spec::Rule& rule : asked.operation.rules)
    if (std::string wrong = broken_rule(rule, asked, body); !wrong.empty()) return wrong;
  return "";
}

}  // namespace plumbline::fuzz
