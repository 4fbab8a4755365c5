#include "spec/traits.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "spec/fields.h"

namespace plumbline::spec {
namespace {

struct KnownTrait {
  std::string_view id;
  std::array<std::string_view, 5> bearers;  ///< the types that may bear it
  json::Kind value;
};

constexpr std::array known_traits{
    KnownTrait{trait::required, {"member"}, json::Kind::object},
    KnownTrait{trait::length, {"string", "list", "map", "blob"}, json::Kind::object},
    KnownTrait{trait::range, {"integer", "long"}, json::Kind::object},
    KnownTrait{trait::pattern, {"string"}, json::Kind::string},
    KnownTrait{trait::enum_value, {"enum member"}, json::Kind::string},
    KnownTrait{trait::json_name, {"member"}, json::Kind::string},
    KnownTrait{trait::input, {"structure"}, json::Kind::object},
    KnownTrait{trait::output, {"structure"}, json::Kind::object},
    KnownTrait{trait::http, {"operation"}, json::Kind::object},
    KnownTrait{trait::http_label, {"member"}, json::Kind::object},
    KnownTrait{trait::http_query, {"member"}, json::Kind::string},
    KnownTrait{trait::http_error, {"structure"}, json::Kind::number},
    KnownTrait{trait::error, {"structure"}, json::Kind::string},
    KnownTrait{trait::rest_json, {"service"}, json::Kind::object},
    KnownTrait{trait::clause, {"operation", "structure", "list", "map", "member"}, json::Kind::object},
    KnownTrait{trait::rules, {"operation"}, json::Kind::array},
    KnownTrait{trait::refused_by, {"operation"}, json::Kind::object},
    KnownTrait{trait::newer_members, {"operation"}, json::Kind::array},
    KnownTrait{trait::samples, {"operation"}, json::Kind::array},
    KnownTrait{trait::format, {"string"}, json::Kind::string},
    KnownTrait{trait::today, {"string", "enum", "integer", "long"}, json::Kind::string},
};

Wrong check_trait(const json::Member& one, std::string_view bearer, const Schema& schema,
                  const Where& where) {
  const auto known = std::ranges::find(known_traits, one.name, &KnownTrait::id);
  if (known == known_traits.end()) return where.says("unknown trait");
  if (std::ranges::find(known->bearers, bearer) == known->bearers.end())
    return where.says(fmt::format("says nothing on a shape of type {}", bearer));
  if (auto wrong = expect(one.value, known->value, where)) return wrong;
  if (!one.name.starts_with("plumbline#")) return std::nullopt;
  if (!schema.has_trait(one.name)) return where.says("is not defined in traits.json");
  return schema.check(one.name, one.value, where);
}

}  // namespace

Wrong check_traits(const json::Value& shape_or_member, std::string_view bearer, const Schema& schema,
                   const Where& where) {
  const json::Value* traits = shape_or_member.find("traits");
  if (traits == nullptr) return std::nullopt;
  const Where here = where / "traits";
  if (auto wrong = expect(*traits, json::Kind::object, here)) return wrong;
  for (const json::Member& one : *traits->object())
    if (auto wrong = check_trait(one, bearer, schema, here / one.name)) return wrong;
  return std::nullopt;
}

const json::Value* find_trait(const json::Value& shape_or_member, std::string_view id) {
  return value_at(shape_or_member, "traits").find(id);
}

}  // namespace plumbline::spec
