#include "suite/json_leeway.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <system_error>

namespace plumbline::suite {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int depth_max = 20;
constexpr std::size_t values_max = 1'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The unit of UTF-16 that an escape at the start of the text stands for; nullopt where there is none.
std::optional<unsigned> escaped_unit(std::string_view text) {
  if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (error != std::errc{} || end != text.data() + 6) return std::nullopt;
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Walks over a text without minding its grammar: in strings it looks at escapes, outside at all else.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  bool finds_leeway() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (string_holds_lone_surrogate()) return true;
      } else if (c == '-' || is_digit(c)) {
        if (number_is_beyond_double()) return true;
      } else {
        if (c == '[' || c == '{') ++depth_;
        if (c == ']' || c == '}') --depth_;
        if (c == ',') ++commas_;
        if (depth_ > depth_max || commas_ > values_max) return true;
        ++at_;
      }
    }
    return false;
  }

 private:
  bool string_holds_lone_surrogate() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\') continue;
      const auto unit = escaped_unit(text_.substr(at_));
      if (unit && is_low(*unit)) return true;
      if (unit && is_high(*unit)) {
        const auto next = escaped_unit(text_.substr(at_ + 6));
        if (!next || !is_low(*next)) return true;
        at_ += 6;
      }
      ++at_;
    }
    ++at_;
    return false;
  }

  bool number_is_beyond_double() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (is_digit(text_[at_]) || std::string_view("+-.eE").find(text_[at_]) != std::string_view::npos))
      ++at_;
    double value = 0;
    const auto result = std::from_chars(text_.data() + begin, text_.data() + at_, value);
    return result.ec == std::errc::result_out_of_range;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::size_t commas_ = 0;
};

}  // namespace

bool leaves_leeway(std::string_view text) {
  return text.starts_with(byte_order_mark) || Walk(text).finds_leeway();
}

}  // namespace plumbline::suite
