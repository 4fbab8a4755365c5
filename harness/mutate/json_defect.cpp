#include "mutate/json_defect.h"

#include <array>
#include <utility>

namespace plumbline::mutate {
namespace {

/// Where one of these characters stands, drawn; npos where none does.
std::size_t draw_place(const std::string& text, std::string_view of, Random& random) {
  const std::size_t start = random.below(text.size() + 1);
  const std::size_t behind = text.find_first_of(of, start);
  return behind != std::string::npos ? behind : text.find_first_of(of);
}

void put_before(std::string& text, std::string_view of, std::string_view what, Random& random) {
  if (const std::size_t at = draw_place(text, of, random); at != std::string::npos) text.insert(at, what);
}

void put_behind(std::string& text, std::string_view of, std::string_view what, Random& random) {
  if (const std::size_t at = draw_place(text, of, random); at != std::string::npos) text.insert(at + 1, what);
}

void put_trailing_comma(std::string& text, Random& random) { put_before(text, "}]", ",", random); }

void double_mark(std::string& text, Random& random) {
  if (const std::size_t at = draw_place(text, "{}[],:\"", random); at != std::string::npos)
    text.insert(at, 1, text[at]);
}

void drop_mark(std::string& text, Random& random) {
  if (const std::size_t at = draw_place(text, "{}[],:\"\\", random); at != std::string::npos)
    text.erase(at, 1);
}

void put_comment(std::string& text, Random& random) {
  constexpr std::string_view comments[] = {"/**/", "//\n", "#\n", "/* \" */", "<!---->"};
  put_behind(text, "{}[],:", random.pick(comments), random);
}

void put_mark_in_front(std::string& text, Random& random) {
  constexpr std::string_view marks[] = {"\xEF\xBB\xBF", "\xFE\xFF", ")]}',\n", "\x1E", "\xC2\xA0", "/**/"};
  text.insert(0, random.pick(marks));
}

void put_something_behind(std::string& text, Random& random) {
  constexpr std::string_view more[] = {"{}",   "x", "}", "]", ",", " null", "\n\n", std::string_view("\0", 1),
                                       "\x1A", ";"};
  text += random.pick(more);
}

void use_other_quotes(std::string& text, Random& random) {
  constexpr std::pair<std::string_view, std::string_view> quotes[] = {
      {"'", "'"}, {"`", "`"}, {"", ""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\\\"", "\\\""}};
  const std::size_t open = draw_place(text, "\"", random);
  if (open == std::string::npos) return;
  const std::size_t close = text.find('"', open + 1);
  if (close == std::string::npos) return;
  const auto& [left, right] = random.pick(quotes);
  text.replace(close, 1, right);
  text.replace(open, 1, left);
}

/// Into a string, mostly: what is no UTF-8, and what a string must not hold as it is.
void put_bad_bytes(std::string& text, Random& random) {
  constexpr std::string_view bytes[] = {"\xFF",
                                        "\x80",
                                        "\xC0\x80",
                                        "\xED\xA0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xE2\x82",
                                        "\n",
                                        "\t",
                                        std::string_view("\0", 1),
                                        "\x1F"};
  put_behind(text, "\"", random.pick(bytes), random);
}

void put_escape(std::string& text, Random& random) {
  constexpr std::string_view escapes[] = {
      "\\u0041", "\\u0000", "\\uD800", "\\uDC00", "\\uD834\\uDD1E", "\\u12",           "\\x41",
      "\\'",     "\\",      "\\/",     "\\U0041", "\\u+123",        "\\b\\f\\n\\r\\t", "\\u00e9"};
  put_behind(text, "\"", random.pick(escapes), random);
}

/// The same text by other means: a character as its escape.
void escape_character(std::string& text, Random& random) {
  if (text.empty()) return;
  const std::size_t at = random.below(text.size());
  const auto byte = static_cast<unsigned char>(text[at]);
  constexpr std::string_view digits = "0123456789aBcDeF";
  if (byte < 0x80) text.replace(at, 1, {'\\', 'u', '0', '0', digits[byte >> 4U], digits[byte & 15U]});
}

/// Behind a colon, in front of what stands there: mostly one value too many, which a lax reader may take.
void put_odd_number(std::string& text, Random& random) {
  constexpr std::string_view numbers[] = {"01",    "-",    "+1",       ".5",        "1.",    "1e",
                                          "0x1F",  "NaN",  "Infinity", "-Infinity", "1e999", "-0",
                                          "1_000", "TRUE", "True",     "undefined"};
  const std::size_t colon = draw_place(text, ":", random);
  if (colon == std::string::npos) return;
  const std::size_t end = text.find_first_of(",}]", colon);
  text.replace(colon + 1, end == std::string::npos ? end : end - colon - 1, random.pick(numbers));
}

void put_space(std::string& text, Random& random) {
  constexpr std::string_view spaces[] = {" ",  "\n",       "\t\r\n ",      "\f",
                                         "\v", "\xC2\xA0", "\xE2\x80\xA8", "\x85"};
  put_behind(text, "{}[],:", random.pick(spaces), random);
}

void deepen(std::string& text, Random& random) {
  constexpr std::size_t depths[] = {1, 2, 100, 127, 128, 129, 1000};
  const std::size_t depth = random.pick(depths);
  const bool is_array = random.one_in(2);
  std::string open;
  for (std::size_t i = 0; i < depth; ++i) open += is_array ? "[" : "{\"a\":";
  std::string close(random.one_in(4) ? 0 : depth, is_array ? ']' : '}');
  text = open + text + close;
}

void end_early(std::string& text, Random& random) { text.resize(random.below(text.size() + 1)); }

constexpr std::array defects{
    put_trailing_comma,   double_mark,      drop_mark,     put_comment, put_mark_in_front,
    put_something_behind, use_other_quotes, put_bad_bytes, put_escape,  escape_character,
    put_odd_number,       put_space,        deepen,        end_early};

}  // namespace

std::string put_json_defect(std::string_view text, Random& random) {
  std::string changed(text);
  random.pick(defects)(changed, random);
  return changed;
}

}  // namespace plumbline::mutate
