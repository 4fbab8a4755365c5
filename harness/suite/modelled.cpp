#include "suite/modelled.h"

#include <algorithm>

namespace plumbline::suite {
namespace {

json::Value members_of_structure(const json::Value& value, const spec::Shape& shape) {
  json::Object kept;
  for (const spec::Member& member : shape.members)
    if (const json::Value* found = value.find(member.wire_name))
      kept.push_back({member.wire_name, modelled(*found, *member.shape)});
  return kept;
}

json::Value items_of_list(const json::Array& items, const spec::Shape& item) {
  json::Array kept;
  for (const json::Value& value : items) kept.push_back(modelled(value, item));
  return kept;
}

json::Value entries_of_map(const json::Object& entries, const spec::Shape& entry) {
  json::Object kept;
  for (const json::Member& member : entries) kept.push_back({member.name, modelled(member.value, entry)});
  std::ranges::stable_sort(kept, {}, &json::Member::name);
  return kept;
}

}  // namespace

json::Value modelled(const json::Value& value, const spec::Shape& shape) {
  if (shape.kind == spec::ShapeKind::structure && value.object() != nullptr)
    return members_of_structure(value, shape);
  if (shape.kind == spec::ShapeKind::list && value.array() != nullptr)
    return items_of_list(*value.array(), *shape.members.front().shape);
  if (shape.kind == spec::ShapeKind::map && value.object() != nullptr)
    return entries_of_map(*value.object(), *shape.members.front().shape);
  return value;
}

}  // namespace plumbline::suite
