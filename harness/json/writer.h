#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "json/eight_characters.h"

namespace plumbline::json {

/// A member's name as it stands in the source: the compiler sees that there is nothing to escape in it.
class Name {
 public:
  consteval Name(const char* text) : text_(text) {
    for (const char c : text_) {
      if (!is_plain(c)) throw "a name that may need escapes is written with named()";
    }
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// Writes JSON on one line from front to back, the text that write() would give of the same values, without
/// these values: for answers that are written often. Who calls it closes what he opens, and gives each member
/// its name first.
///
///     Writer json;
///     json.open_object().member("Name", "my-function").member("Size", 7).close_object();
///     std::move(json).text() == R"({"Name":"my-function","Size":7})"
class Writer {
 public:
  Writer() : text_(1024, '\0') {}  // what most answers need

  Writer& open_object() { return open('{'); }
  Writer& close_object() { return close('}'); }
  Writer& open_array() { return open('['); }
  Writer& close_array() { return close(']'); }

  /// The name of a member, whose value comes next. Where it is written out its length is known, and copying
  /// it takes a few instructions.
  [[gnu::always_inline]] Writer& name(Name name) {
    const std::size_t characters = name.text().size();
    char* const at = place_for(characters + 3);
    at[0] = at[characters + 1] = '"';
    at[characters + 2] = ':';
    std::memcpy(at + 1, name.text().data(), characters);
    return written_to(at + characters + 3, false);
  }

  /// The same of a name that may have anything in it.
  Writer& named(std::string_view name) {
    value(name).close(':');   // no comma before it,
    is_after_value_ = false;  // and none behind it
    return *this;
  }

  Writer& value(std::string_view text);
  Writer& value(std::same_as<bool> auto flag) { return plain(flag ? "true" : "false"); }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Writer& value(Number number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return plain({digits, end});
  }

  /// A member whose value is no container.
  template <class Scalar>
  [[gnu::always_inline]] Writer& member(Name of_name, const Scalar& scalar) {
    return name(of_name).value(scalar);
  }

  [[nodiscard]] std::string text() && {
    text_.resize(written_);
    return std::move(text_);
  }

 private:
  /// Where something of that many characters goes: behind a comma where it follows a value.
  char* place_for(std::size_t characters) {
    const std::size_t needed = written_ + 1 + characters;
    if (text_.size() < needed) text_.resize(2 * needed);
    char* const at = text_.data() + written_;
    *at = ',';
    return is_after_value_ ? at + 1 : at;
  }
  Writer& written_to(const char* end, bool is_value) {
    written_ = static_cast<std::size_t>(end - text_.data());
    is_after_value_ = is_value;
    return *this;
  }

  Writer& plain(std::string_view value) {
    char* const at = place_for(value.size());
    std::memcpy(at, value.data(), value.size());
    return written_to(at + value.size(), true);
  }
  Writer& open(char bracket) {
    plain({&bracket, 1});
    is_after_value_ = false;
    return *this;
  }
  Writer& close(char bracket) {
    is_after_value_ = false;
    return plain({&bracket, 1});
  }

  std::string text_;  ///< longer than what is written: the room for what comes
  std::size_t written_ = 0;
  bool is_after_value_ = false;
};

}  // namespace plumbline::json
