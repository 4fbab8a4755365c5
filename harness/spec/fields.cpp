#include "spec/fields.h"

namespace plumbline::spec {

const json::Value& value_at(const json::Value& object, std::string_view name) {
  static const json::Value none;
  const json::Value* value = object.find(name);
  return value == nullptr ? none : *value;
}

const json::Object& members_of(const json::Value& value) {
  static const json::Object none;
  return value.object() == nullptr ? none : *value.object();
}

const json::Array& items_of(const json::Value& value) {
  static const json::Array none;
  return value.array() == nullptr ? none : *value.array();
}

std::string text_of(const json::Value& value) {
  return value.string() == nullptr ? std::string{} : *value.string();
}

std::string text_at(const json::Value& object, std::string_view name) {
  return text_of(value_at(object, name));
}

std::int64_t integer_at(const json::Value& object, std::string_view name) {
  return value_at(object, name).integer().value_or(0);
}

bool flag_at(const json::Value& object, std::string_view name) {
  const bool* flag = value_at(object, name).boolean();
  return flag != nullptr && *flag;
}

std::vector<std::string> texts_at(const json::Value& object, std::string_view name) {
  std::vector<std::string> texts;
  for (const json::Value& item : items_of(value_at(object, name)))
    if (item.string() != nullptr) texts.push_back(*item.string());
  return texts;
}

}  // namespace plumbline::spec
