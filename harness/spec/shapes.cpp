#include "spec/shapes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "spec/constraints.h"
#include "spec/fields.h"
#include "spec/nesting.h"
#include "spec/tie.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

struct Simple {
  std::string_view type;     ///< in a model file
  std::string_view prelude;  ///< the shape of Smithy's prelude
  ShapeKind kind;
};

constexpr std::array simple_shapes{
    Simple{"boolean", "smithy.api#Boolean", ShapeKind::boolean},
    Simple{"integer", "smithy.api#Integer", ShapeKind::integer},
    Simple{"long", "smithy.api#Long", ShapeKind::long_integer},
    Simple{"string", "smithy.api#String", ShapeKind::string},
    Simple{"blob", "smithy.api#Blob", ShapeKind::blob},
    Simple{"enum", "", ShapeKind::string},
    Simple{"list", "", ShapeKind::list},
    Simple{"map", "", ShapeKind::map},
    Simple{"structure", "", ShapeKind::structure},
};

Shape& add(Shapes& shapes, std::string_view id, ShapeKind kind) {
  auto shape = std::make_unique<Shape>();
  shape->name = name_in(id);
  shape->kind = kind;
  shapes.by_id.emplace(id, shape.get());
  return *shapes.owned.emplace_back(std::move(shape));
}

/// All shapes, still without members: a member may target a shape that stands after it.
Result<Shapes, SpecError> add_all(const Source& source) {
  Shapes shapes;
  Patterns patterns;
  for (const Simple& simple : simple_shapes)
    if (!simple.prelude.empty()) add(shapes, simple.prelude, simple.kind);
  for (const auto& [id, one] : source) {
    const auto simple = std::ranges::find(simple_shapes, std::string_view{one.type}, &Simple::type);
    if (simple == simple_shapes.end()) continue;
    if (shapes.find(id) != nullptr) return refused(one.where.says("is in Smithy's prelude already"));
    Shape& shape = add(shapes, id, simple->kind);
    if (auto wrong = read_constraints(one, patterns, shape)) return refused(*wrong);
  }
  return shapes;
}

/// What stands between a structure's member and the wire.
Wrong read_binding(const json::Value& value, const Where& where, Member& member) {
  member.required = find_trait(value, trait::required) != nullptr;
  member.wire_name = member.name;
  int bindings = 0;
  if (find_trait(value, trait::http_label) != nullptr) {
    member.in = Member::In::label;
    ++bindings;
    if (!member.required) return where.says("a label is required: a path without it is another path");
  }
  if (const json::Value* name = find_trait(value, trait::http_query)) {
    member.in = Member::In::query;
    member.wire_name = *name->string();
    ++bindings;
  }
  if (const json::Value* name = find_trait(value, trait::json_name)) {
    member.wire_name = *name->string();
    ++bindings;
  }
  if (bindings > 1) return where.says("is bound in more than one way");
  if (member.wire_name.empty()) return where.says("has no name on the wire");
  return std::nullopt;
}

/// One member of a structure, or the items or values of a list or map.
Wrong read_member(const SourceShape& owner, std::string_view name, const json::Value& value,
                  const Where& where, const std::vector<Clause>& clauses, const Shapes& shapes,
                  Shape& shape) {
  Member member;
  member.name = name;
  const std::string target = text_at(value, "target");
  member.shape = shapes.find(target);
  if (member.shape == nullptr) return (where / "target").says(fmt::format("there is no shape {}", target));
  if (auto wrong = read_binding(value, where, member)) return wrong;
  const ShapeKind kind = member.shape->kind;
  const bool simple = kind != ShapeKind::structure && kind != ShapeKind::list && kind != ShapeKind::map;
  if (member.in != Member::In::body && !simple)
    return where.says("only simple shapes go into a path or query");
  if (auto wrong = tie_clauses(*owner.value, value, clauses, where, member)) return wrong;
  shape.members.push_back(std::move(member));
  return std::nullopt;
}

Wrong read_members(const SourceShape& source, const std::vector<Clause>& clauses, const Shapes& shapes,
                   Shape& shape) {
  for (const std::string_view part : {"member", "value"})
    if (const json::Value* value = source.value->find(part))
      if (auto wrong = read_member(source, part, *value, source.where / part, clauses, shapes, shape))
        return wrong;
  if (shape.kind == ShapeKind::map) {
    const Shape* key = shapes.find(text_at(value_at(*source.value, "key"), "target"));
    if (key == nullptr || key->kind != ShapeKind::string)
      return (source.where / "key").says("a key is a string");
  }
  if (shape.kind == ShapeKind::structure) {
    for (const json::Member& member : members_of(value_at(*source.value, "members"))) {
      const Where where = source.where / "members" / member.name;
      if (auto wrong = read_member(source, member.name, member.value, where, clauses, shapes, shape))
        return wrong;
    }
  }
  return check_shared_clauses(source, shape);
}

/// A shape with a shape of today is given a copy of it: today's shapes are simple, and have no day after.
Wrong read_today(const SourceShape& source, const Shapes& shapes, Shape& shape) {
  const json::Value* wanted = find_trait(*source.value, trait::today);
  if (wanted == nullptr) return std::nullopt;
  const Where where = source.where / "traits" / trait::today;
  const Shape* today = shapes.find(*wanted->string());
  if (today == nullptr) return where.says(fmt::format("there is no shape {}", *wanted->string()));
  if (today->kind != shape.kind) return where.says("is a shape of another kind");
  auto copy = std::make_shared<Shape>(*today);
  copy->today = nullptr;
  shape.today = std::move(copy);
  return std::nullopt;
}

}  // namespace

Shape* Shapes::find(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : found->second;
}

Result<Shapes, SpecError> build_shapes(const Source& source, const std::vector<Clause>& clauses) {
  auto shapes = add_all(source);
  if (!shapes) return shapes;
  for (const auto& [id, one] : source)
    if (Shape* shape = shapes->find(id))
      if (auto wrong = read_today(one, *shapes, *shape)) return refused(*wrong);
  for (const auto& [id, one] : source)
    if (Shape* shape = shapes->find(id))
      if (auto wrong = read_members(one, clauses, *shapes, *shape)) return refused(*wrong);
  if (auto wrong = check_nesting(source, *shapes)) return refused(*wrong);
  return shapes;
}

}  // namespace plumbline::spec
