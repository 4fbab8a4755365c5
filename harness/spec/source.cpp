#include "spec/source.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

/// The parts of a shape of a type, beside "type" and "traits". Types that are not listed are no part of the
/// documentation's language.
struct Grammar {
  std::string_view type;
  std::array<std::string_view, 3> parts;
};

constexpr std::array grammar{
    Grammar{"boolean", {}},
    Grammar{"integer", {}},
    Grammar{"long", {}},
    Grammar{"string", {}},
    Grammar{"blob", {}},
    Grammar{"enum", {"members"}},
    Grammar{"list", {"member"}},
    Grammar{"map", {"key", "value"}},
    Grammar{"structure", {"members"}},
    Grammar{"operation", {"input", "output", "errors"}},
    Grammar{"service", {"version", "operations"}},
};

/// A member, or another reference to a shape: an object with a target, and for members with traits.
Wrong check_reference(const json::Value& value, std::string_view bearer, const Schema& schema,
                      const Where& where) {
  if (auto wrong = expect(value, json::Kind::object, where)) return wrong;
  for (const json::Member& one : *value.object()) {
    const bool known = one.name == "target" || (one.name == "traits" && !bearer.empty());
    if (!known) return (where / one.name).says("unknown member");
  }
  const json::Value* target = value.find("target");
  if (target == nullptr) return where.says("wants a target");
  if (auto wrong = expect(*target, json::Kind::string, where / "target")) return wrong;
  return check_traits(value, bearer, schema, where);
}

Wrong check_part(const json::Member& part, std::string_view type, const Schema& schema, const Where& where) {
  if (part.name == "version") return expect(part.value, json::Kind::string, where);
  if (part.name == "members") {
    if (auto wrong = expect(part.value, json::Kind::object, where)) return wrong;
    for (const json::Member& member : *part.value.object()) {
      const std::string_view bearer = type == "enum" ? "enum member" : "member";
      if (auto wrong = check_reference(member.value, bearer, schema, where / member.name)) return wrong;
    }
    return std::nullopt;
  }
  if (part.name == "errors" || part.name == "operations") {
    if (auto wrong = expect(part.value, json::Kind::array, where)) return wrong;
    for (std::size_t i = 0; i < part.value.array()->size(); ++i)
      if (auto wrong = check_reference((*part.value.array())[i], "", schema, where / i)) return wrong;
    return std::nullopt;
  }
  const bool is_member = part.name == "member" || part.name == "key" || part.name == "value";
  return check_reference(part.value, is_member ? "member" : "", schema, where);
}

/// Every part that the type has is there; only an operation may go without one.
Wrong check_parts_there(const json::Value& shape, const Grammar& rule, const Where& where) {
  if (rule.type == "operation") return std::nullopt;
  for (const std::string_view part : rule.parts)
    if (!part.empty() && shape.find(part) == nullptr) return where.says(fmt::format("wants '{}'", part));
  return std::nullopt;
}

Wrong add_shape(const json::Member& shape, const Schema& schema, const Where& where, Source& source) {
  if (shape.name.find('#') == std::string::npos) return where.says("a shape id is namespace#Name");
  if (auto wrong = expect(shape.value, json::Kind::object, where)) return wrong;
  const std::string type = text_at(shape.value, "type");
  const auto rule = std::ranges::find(grammar, std::string_view{type}, &Grammar::type);
  if (rule == grammar.end()) return (where / "type").says(fmt::format("unknown type '{}'", type));
  for (const json::Member& part : *shape.value.object()) {
    if (part.name == "type" || part.name == "traits") continue;
    if (part.name.empty() || std::ranges::find(rule->parts, part.name) == rule->parts.end())
      return (where / part.name).says(fmt::format("unknown member of a shape of type {}", type));
    if (auto wrong = check_part(part, type, schema, where / part.name)) return wrong;
  }
  if (auto wrong = check_parts_there(shape.value, *rule, where)) return wrong;
  if (auto wrong = check_traits(shape.value, type, schema, where)) return wrong;
  const auto [there, added] = source.try_emplace(shape.name, SourceShape{&shape.value, type, where});
  if (!added) return where.says(fmt::format("is in {} already", there->second.where.file));
  return std::nullopt;
}

}  // namespace

Wrong add_file(const json::Value& file, const Schema& schema, const Where& where, Source& source) {
  if (auto wrong = expect(file, json::Kind::object, where)) return wrong;
  for (const json::Member& member : *file.object())
    if (member.name != "smithy" && member.name != "shapes")
      return (where / member.name).says("unknown member of a model file");
  if (text_at(file, "smithy") != "2.0") return where.says("wants \"smithy\": \"2.0\"");
  const json::Value& shapes = value_at(file, "shapes");
  if (auto wrong = expect(shapes, json::Kind::object, where / "shapes")) return wrong;
  for (const json::Member& shape : *shapes.object())
    if (auto wrong = add_shape(shape, schema, where / "shapes" / shape.name, source)) return wrong;
  return std::nullopt;
}

std::string_view name_in(std::string_view shape_id) { return shape_id.substr(shape_id.find('#') + 1); }

}  // namespace plumbline::spec
