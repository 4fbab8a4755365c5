#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

/// Readings of what a Schema has checked. Each has an answer for every value, so that no spec, however wrong
/// its own traits.json, is read past what is there.
///
///     for (const std::string& type : texts_at(refusal, "types")) ...
namespace plumbline::spec {

/// The member of an object; null where there is none.
[[nodiscard]] const json::Value& value_at(const json::Value& object, std::string_view name);

/// The members of an object, the items of an array; none where the value is something else.
[[nodiscard]] const json::Object& members_of(const json::Value& value);
[[nodiscard]] const json::Array& items_of(const json::Value& value);

/// The text of a string; empty where the value is something else.
[[nodiscard]] std::string text_of(const json::Value& value);

/// The member of an object as what it is: empty, zero or false where there is none.
[[nodiscard]] std::string text_at(const json::Value& object, std::string_view name);
[[nodiscard]] std::int64_t integer_at(const json::Value& object, std::string_view name);
[[nodiscard]] bool flag_at(const json::Value& object, std::string_view name);
[[nodiscard]] std::vector<std::string> texts_at(const json::Value& object, std::string_view name);

}  // namespace plumbline::spec
