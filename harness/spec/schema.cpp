#include "spec/schema.h"

#include <algorithm>

#include <fmt/format.h>

#include "spec/fields.h"

namespace plumbline::spec {

namespace {

const json::Value* trait_of(const json::Value& shape, std::string_view id) {
  return value_at(shape, "traits").find(id);
}

}  // namespace

Result<Schema, SpecError> Schema::read(const json::Value& file, const Where& where) {
  Schema schema;
  schema.forms_["smithy.api#String"].kind = Kind::text;
  schema.forms_["smithy.api#Boolean"].kind = Kind::boolean;
  schema.forms_["smithy.api#Integer"].kind = Kind::integer;
  schema.forms_["smithy.api#Long"].kind = Kind::integer;
  schema.forms_["smithy.api#Document"].kind = Kind::document;

  const json::Value* shapes = file.find("shapes");
  if (shapes == nullptr) return refused(where.says("has no shapes"));
  if (auto wrong = expect(*shapes, json::Kind::object, where / "shapes")) return refused(*wrong);
  for (const json::Member& shape : *shapes->object()) {
    auto form = read_form(shape.value, where / "shapes" / shape.name);
    if (!form) return refused(form.error());
    schema.forms_[shape.name] = std::move(*form);
  }
  for (const auto& [id, form] : schema.forms_)
    for (const Field& field : form.fields)
      if (!schema.forms_.contains(field.target))
        return refused((where / "shapes" / id).says(fmt::format("there is no shape {}", field.target)));
  return schema;
}

Result<Schema::Form, SpecError> Schema::read_form(const json::Value& shape, const Where& where) {
  static const std::map<std::string, Kind, std::less<>> kinds{
      {"boolean", Kind::boolean}, {"integer", Kind::integer},    {"long", Kind::integer},
      {"string", Kind::text},     {"enum", Kind::choice},        {"list", Kind::list},
      {"map", Kind::map},         {"structure", Kind::structure}};
  const json::Value* type = shape.find("type");
  const auto kind = type != nullptr && type->string() != nullptr ? kinds.find(*type->string()) : kinds.end();
  if (kind == kinds.end()) return refused(where.says("wants a type that our formats use"));

  Form form;
  form.kind = kind->second;
  form.is_trait = trait_of(shape, "smithy.api#trait") != nullptr;
  if (const json::Value* length = trait_of(shape, "smithy.api#length"))
    form.may_be_empty = integer_at(*length, "min") < 1;
  std::vector<std::pair<std::string, const json::Value*>> members;
  if (form.kind == Kind::list) members = {{"member", shape.find("member")}};
  if (form.kind == Kind::map) members = {{"key", shape.find("key")}, {"value", shape.find("value")}};
  if (form.kind == Kind::structure || form.kind == Kind::choice) {
    const json::Value* object = shape.find("members");
    if (object == nullptr || object->object() == nullptr) return refused(where.says("wants members"));
    for (const json::Member& member : *object->object()) members.emplace_back(member.name, &member.value);
  }
  for (const auto& [name, member] : members) {
    if (form.kind == Kind::choice) {
      const json::Value* value = trait_of(*member, "smithy.api#enumValue");
      form.choices.push_back(value != nullptr && value->string() != nullptr ? *value->string() : name);
      continue;
    }
    auto field = read_field(name, member, where);
    if (!field) return refused(field.error());
    form.fields.push_back(std::move(*field));
  }
  return form;
}

Result<Schema::Field, SpecError> Schema::read_field(const std::string& name, const json::Value* member,
                                                    const Where& where) {
  const json::Value* target = member == nullptr ? nullptr : member->find("target");
  if (target == nullptr || target->string() == nullptr)
    return refused(where.says(fmt::format("its {} wants a target", name)));
  return Field{name, *target->string(), trait_of(*member, "smithy.api#required") != nullptr};
}

bool Schema::has_trait(std::string_view id) const {
  const auto form = forms_.find(id);
  return form != forms_.end() && form->second.is_trait;
}

Wrong Schema::check(std::string_view shape, const json::Value& value, const Where& where) const {
  const auto found = forms_.find(shape);
  if (found == forms_.end()) return where.says(fmt::format("traits.json has no shape {}", shape));
  const Form& form = found->second;
  switch (form.kind) {
    case Kind::document:
      return std::nullopt;
    case Kind::boolean:
      return expect(value, json::Kind::boolean, where);
    case Kind::integer:
      if (value.integer()) return std::nullopt;
      return where.says("wants an integer");
    case Kind::text:
      if (auto wrong = expect(value, json::Kind::string, where)) return wrong;
      if (!form.may_be_empty && value.string()->empty()) return where.says("is empty");
      return std::nullopt;
    case Kind::choice:
      if (auto wrong = expect(value, json::Kind::string, where)) return wrong;
      if (std::ranges::find(form.choices, *value.string()) != form.choices.end()) return std::nullopt;
      return where.says(fmt::format("'{}' is not one of its values", *value.string()));
    case Kind::list:
      if (auto wrong = expect(value, json::Kind::array, where)) return wrong;
      for (std::size_t i = 0; i < value.array()->size(); ++i)
        if (auto wrong = check(form.fields[0].target, (*value.array())[i], where / i)) return wrong;
      return std::nullopt;
    case Kind::map:
      if (auto wrong = expect(value, json::Kind::object, where)) return wrong;
      for (const json::Member& member : *value.object()) {
        if (auto wrong = check(form.fields[0].target, member.name, where / member.name)) return wrong;
        if (auto wrong = check(form.fields[1].target, member.value, where / member.name)) return wrong;
      }
      return std::nullopt;
    case Kind::structure:
      if (auto wrong = expect(value, json::Kind::object, where)) return wrong;
      return check_structure(form, *value.object(), where);
  }
  return std::nullopt;
}

Wrong Schema::check_structure(const Form& form, const json::Object& object, const Where& where) const {
  for (const json::Member& member : object) {
    const auto field = std::ranges::find(form.fields, member.name, &Field::name);
    if (field == form.fields.end()) return (where / member.name).says("unknown member");
    if (auto wrong = check(field->target, member.value, where / member.name)) return wrong;
  }
  for (const Field& field : form.fields) {
    const bool there = std::ranges::find(object, field.name, &json::Member::name) != object.end();
    if (field.required && !there) return where.says(fmt::format("wants a member '{}'", field.name));
  }
  return std::nullopt;
}

}  // namespace plumbline::spec
