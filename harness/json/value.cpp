#include "json/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "json/integer.h"

namespace plumbline::json {

std::string_view name_of(Kind kind) {
  static constexpr std::array<std::string_view, 6> names{"null",   "boolean", "number",
                                                         "string", "array",   "object"};
  return names.at(static_cast<std::size_t>(kind));
}

// Here and not in the class, where Member is not yet whole.
Value::Value() = default;
Value::Value(std::nullptr_t) {}
Value::Value(bool flag) : data_(flag) {}
Value::Value(int number) : data_(Number{std::to_string(number)}) {}
Value::Value(std::int64_t number) : data_(Number{std::to_string(number)}) {}
Value::Value(std::uint64_t number) : data_(Number{std::to_string(number)}) {}
Value::Value(Number number) : data_(std::move(number)) {}
Value::Value(const char* text) : data_(std::string(text)) {}
Value::Value(std::string_view text) : data_(std::string(text)) {}
Value::Value(std::string text) : data_(std::move(text)) {}
Value::Value(Array items) : data_(std::move(items)) {}
Value::Value(Object members) : data_(std::move(members)) {}

std::optional<std::int64_t> integer_of(std::string_view number) {
  const char* end = number.data() + number.size();
  std::int64_t result = 0;
  const auto [stop, error] = std::from_chars(number.data(), end, result);
  if (error != std::errc() || stop != end) return std::nullopt;
  return result;
}

std::optional<std::int64_t> Value::integer() const {
  const Number* written = number();
  return written == nullptr ? std::nullopt : integer_of(written->text);
}

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  const auto last = std::find_if(members->rbegin(), members->rend(),
                                 [&](const Member& member) { return member.name == name; });
  return last == members->rend() ? nullptr : &last->value;
}

Value* Value::find(std::string_view name) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(name));
}

void Value::set(std::string_view name, Value value) {
  if (!is(Kind::object)) data_ = Object{};
  if (Value* present = find(name)) {
    *present = std::move(value);
  } else {
    object()->push_back({std::string(name), std::move(value)});
  }
}

bool operator==(const Value& a, const Value& b) { return a.data_ == b.data_; }

}  // namespace plumbline::json
