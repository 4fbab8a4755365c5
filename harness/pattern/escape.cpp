#include "pattern/escape.h"

#include <array>
#include <string>
#include <utility>

#include "pattern/properties.h"

namespace plumbline::pattern {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// ECMA-262 WhiteSpace and LineTerminator.
CodePointSet white_space() {
  return {{'\t', '\r'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
          {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
}

CodePointSet horizontal_space() {
  return {{'\t', '\t'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680}, {0x180E, 0x180E},
          {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
}

std::optional<CodePointSet> named_set(char letter) {
  switch (letter) {
    case 'd':
      return CodePointSet{{'0', '9'}};
    case 'D':
      return CodePointSet{{'0', '9'}}.complement();
    case 'w':
      return word_characters();
    case 'W':
      return word_characters().complement();
    case 's':
      return white_space();
    case 'S':
      return white_space().complement();
    case 'h':
      return horizontal_space();
    case 'H':
      return horizontal_space().complement();
    default:
      return std::nullopt;
  }
}

std::optional<char32_t> control_character(char letter) {
  switch (letter) {
    case 't':
      return U'\t';
    case 'n':
      return U'\n';
    case 'v':
      return U'\v';
    case 'f':
      return U'\f';
    case 'r':
      return U'\r';
    case 'a':
      return U'\a';
    case 'e':
      return char32_t{0x1B};
    default:
      return std::nullopt;
  }
}

Result<Atom, PatternError> read_property(Reader& reader, bool negative, std::size_t position) {
  std::string_view name = reader.rest().substr(0, 1);
  if (reader.take("{")) {
    const auto braced = reader.until("}");
    if (!braced) return refused_at(position, "\\p{ without its }");
    name = *braced;
  } else if (!name.empty() && is_letter_or_digit(name.front())) {
    reader.skip(1);
  } else {
    return refused_at(position, "\\p without the name of a property");
  }
  if (name.starts_with('^')) {
    negative = !negative;
    name.remove_prefix(1);
  }
  const auto set = property(name);
  if (!set) return refused_at(position, "unknown Unicode property '" + std::string(name) + "'");
  return Atom{negative ? set->complement() : *set, std::nullopt};
}

Result<Atom, PatternError> read_braced_code_point(Reader& reader, std::size_t position) {
  const auto digits = reader.until("}");
  if (!digits || digits->empty())
    return refused_at(position, "a code point in braces needs hexadecimal digits");
  char32_t value = 0;
  Reader inside(*digits);
  while (!inside.done()) {
    const auto digit = inside.hexadecimal(1);
    if (!digit) return refused_at(position, "a code point in braces needs hexadecimal digits");
    value = value * 16 + *digit;
    if (value > code_point_last) return refused_at(position, "no code point is greater than 10FFFF");
  }
  return Atom::one(value);
}

Result<Atom, PatternError> read_hexadecimal(Reader& reader, std::size_t digits, std::size_t position) {
  if (reader.take("{")) return read_braced_code_point(reader, position);
  const auto value = reader.hexadecimal(digits);
  if (!value) return refused_at(position, "expected " + std::to_string(digits) + " hexadecimal digits");
  const std::size_t after = reader.position();
  if (digits == 4 && *value >= 0xD800 && *value <= 0xDBFF && reader.take("\\u")) {
    const auto low = reader.hexadecimal(4);
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
      return Atom::one(0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00));
    }
    reader.go_back_to(after);
  }
  return Atom::one(*value);
}

char32_t read_octal(Reader& reader, std::size_t digits_max) {
  char32_t value = 0;
  for (std::size_t i = 0; i < digits_max && reader.peek() >= '0' && reader.peek() <= '7'; ++i) {
    value = value * 8 + static_cast<char32_t>(reader.next() - U'0');
  }
  return value;
}

}  // namespace

CodePointSet line_ends() { return {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}; }

CodePointSet word_characters() { return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}; }

Result<Atom, PatternError> read_escape(Reader& reader, bool in_class) {
  const std::size_t position = reader.position() - 1;
  if (reader.done()) return refused_at(position, "a backslash at the very end");
  const char letter = reader.peek();
  if (!is_letter_or_digit(letter)) return Atom::one(reader.next());
  reader.skip(1);
  if (auto set = named_set(letter)) return Atom{*std::move(set), std::nullopt};
  if (const auto control = control_character(letter)) return Atom::one(*control);
  if (letter == 'b' && in_class) return Atom::one(U'\b');
  if (letter == 'p' || letter == 'P') return read_property(reader, letter == 'P', position);
  if (letter == 'x') return read_hexadecimal(reader, 2, position);
  if (letter == 'u') return read_hexadecimal(reader, 4, position);
  if (letter == '0') return Atom::one(read_octal(reader, reader.peek() <= '3' ? 3 : 2));
  if (letter >= '1' && letter <= '7' && in_class) {
    reader.go_back_to(position + 1);
    return Atom::one(read_octal(reader, letter <= '3' ? 3 : 2));
  }
  if (letter == 'c') {
    const char name = reader.peek();
    const bool is_ascii_letter = is_letter_or_digit(name) && name > '9';
    if (!is_ascii_letter) return refused_at(position, "\\c needs a letter");
    return Atom::one(reader.next() % 32);
  }
  return refused_at(position, std::string("unknown escape \\") + letter);
}

}  // namespace plumbline::pattern
