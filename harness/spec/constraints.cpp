#include "spec/constraints.h"

#include <algorithm>

#include <fmt/format.h>

#include "pattern/compile.h"
#include "spec/fields.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

/// {"min": 1, "max": 140}, either of them or both.
Result<Bounds, SpecError> read_bounds(const json::Value& value, const Where& where) {
  Bounds bounds;
  for (const json::Member& side : members_of(value)) {
    const Where here = where / side.name;
    if (side.name != "min" && side.name != "max") return refused(here.says("unknown member"));
    const auto limit = side.value.integer();
    if (!limit) return refused(here.says("wants an integer"));
    (side.name == "min" ? bounds.min : bounds.max) = limit;
  }
  if (!bounds.min && !bounds.max) return refused(where.says("wants a min or a max"));
  if (bounds.min && bounds.max && *bounds.min > *bounds.max)
    return refused(where.says("its min is above its max"));
  return bounds;
}

Wrong read_pattern(const std::string& text, const Where& where, Patterns& patterns, Shape& shape) {
  auto known = patterns.find(text);
  if (known == patterns.end()) {
    auto dfa = pattern::compile(text);
    if (!dfa)
      return where.says(fmt::format("no pattern: {} at {}", dfa.error().reason, dfa.error().position));
    known = patterns.emplace(text, std::make_shared<const pattern::Dfa>(std::move(*dfa))).first;
  }
  shape.pattern = Pattern{text, known->second};
  return std::nullopt;
}

Wrong read_values(const SourceShape& source, Shape& shape) {
  const Where where = source.where / "members";
  for (const json::Member& member : members_of(value_at(*source.value, "members"))) {
    if (text_at(member.value, "target") != "smithy.api#Unit")
      return (where / member.name / "target").says("an enum's members target smithy.api#Unit");
    const json::Value* value = find_trait(member.value, trait::enum_value);
    std::string text = value == nullptr ? member.name : *value->string();
    if (std::ranges::find(shape.values, text) != shape.values.end())
      return (where / member.name).says(fmt::format("the value '{}' is there already", text));
    shape.values.push_back(std::move(text));
  }
  if (shape.values.empty()) return where.says("an enum wants a value");
  return std::nullopt;
}

}  // namespace

Wrong read_constraints(const SourceShape& source, Patterns& patterns, Shape& shape) {
  const Where traits = source.where / "traits";
  if (const json::Value* length = find_trait(*source.value, trait::length)) {
    const Where where = traits / trait::length;
    auto bounds = read_bounds(*length, where);
    if (!bounds) return bounds.error();
    if (bounds->min.value_or(0) < 0 || bounds->max.value_or(0) < 0)
      return where.says("a length is not negative");
    shape.length = *bounds;
  }
  if (const json::Value* range = find_trait(*source.value, trait::range)) {
    auto bounds = read_bounds(*range, traits / trait::range);
    if (!bounds) return bounds.error();
    shape.range = *bounds;
  }
  if (const json::Value* pattern = find_trait(*source.value, trait::pattern))
    if (auto wrong = read_pattern(*pattern->string(), traits / trait::pattern, patterns, shape)) return wrong;
  if (const json::Value* format = find_trait(*source.value, trait::format)) shape.format = *format->string();
  return source.type == "enum" ? read_values(source, shape) : std::nullopt;
}

}  // namespace plumbline::spec
