#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plumbline::json {

class Value;

/// A JSON number as it was written. Nothing is rounded: what a 64-bit integer or a double would lose is still
/// here.
struct Number {
  std::string text;
  friend bool operator==(const Number&, const Number&) = default;
};

/// A name and its value. Objects keep the order of the text and keep members of the same name apart, because
/// what a peer does with duplicates is one of the things that we look at.
struct Member;

using Array = std::vector<Value>;
using Object = std::vector<Member>;

/// The kinds of value that RFC 8259 knows.
enum class Kind { null, boolean, number, string, array, object };

/// The name of a kind as RFC 8259 writes it: "null", "boolean", "number", "string", "array", "object".
std::string_view name_of(Kind kind);

/// A JSON value (RFC 8259): a plain value, compared member by member.
///
///     Value body = Object{{"DryRun", true}, {"ZipFile", "UEsFBg=="}};
///     const Value* flag = body.find("DryRun");
class Value {
 public:
  Value();
  Value(std::nullptr_t);
  Value(bool flag);
  Value(int number);
  Value(std::int64_t number);
  Value(std::uint64_t number);
  Value(Number number);
  Value(const char* text);
  Value(std::string_view text);
  Value(std::string text);
  Value(Array items);
  Value(Object members);

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(data_.index()); }
  [[nodiscard]] bool is(Kind kind_wanted) const { return kind() == kind_wanted; }

  /// The content, or nullptr where the value is of another kind.
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data_); }
  [[nodiscard]] const Number* number() const { return std::get_if<Number>(&data_); }
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&data_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&data_); }
  [[nodiscard]] std::string* string() { return std::get_if<std::string>(&data_); }
  [[nodiscard]] Array* array() { return std::get_if<Array>(&data_); }
  [[nodiscard]] Object* object() { return std::get_if<Object>(&data_); }

  /// The number as an integer, where it is written as one (no fraction, no exponent) and fits 64 bits.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  /// The member of that name, the last where there are several; nullptr where there is none or this is no
  /// object.
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] Value* find(std::string_view name);

  /// Gives the member of that name this value, appending it where there is none. A value that is no object
  /// becomes one first.
  void set(std::string_view name, Value value);

  friend bool operator==(const Value&, const Value&);

 private:
  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> data_;
};

struct Member {
  std::string name;
  Value value;
  friend bool operator==(const Member&, const Member&) = default;
};

}  // namespace plumbline::json
