#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline::json {

/// Writes JSON on one line from front to back, the text that write() would give of the same values, without
/// these values: for answers that are written often. Who calls it closes what he opens, and gives each member
/// its name first.
///
///     Writer json;
///     json.open_object().member("Name", "my-function").member("Size", 7).close_object();
///     std::move(json).text() == R"({"Name":"my-function","Size":7})"
class Writer {
 public:
  Writer() { text_.reserve(1024); }  // what most answers need

  Writer& open_object() { return open('{'); }
  Writer& close_object() { return close('}'); }
  Writer& open_array() { return open('['); }
  Writer& close_array() { return close(']'); }

  /// The name of a member, whose value comes next.
  Writer& name(std::string_view name) {
    value(name);
    text_ += ':';
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
  Writer& member(std::string_view of_name, const Scalar& scalar) {
    return name(of_name).value(scalar);
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  /// Whether the last thing written was a value: a comma comes before the next. A string's text cannot be
  /// taken for what opens a container, since its quote follows it.
  [[nodiscard]] bool is_after_value() const {
    return !text_.empty() && text_.back() != '{' && text_.back() != '[' && text_.back() != ':';
  }
  void separate() {
    if (is_after_value()) text_ += ',';
  }
  Writer& open(char bracket) {
    separate();
    text_ += bracket;
    return *this;
  }
  Writer& close(char bracket) {
    text_ += bracket;
    return *this;
  }
  Writer& plain(std::string_view written) {
    separate();
    text_ += written;
    return *this;
  }

  std::string text_;
};

}  // namespace plumbline::json
