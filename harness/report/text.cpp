#include "report/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace plumbline::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Controls; what is invisible, breaks lines or turns the direction of text; what Unicode keeps for no use.
constexpr std::array unseen{Range{0x00, 0x1F},     Range{0x7F, 0x9F},      Range{0xAD, 0xAD},
                            Range{0x61C, 0x61C},   Range{0x200B, 0x200F},  Range{0x2028, 0x202E},
                            Range{0x2060, 0x206F}, Range{0xFDD0, 0xFDEF},  Range{0xFEFF, 0xFEFF},
                            Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE0FFF}};

bool is_seen(char32_t code) {
  const bool is_noncharacter = (code & 0xFFFE) == 0xFFFE;
  return !is_noncharacter &&
         std::ranges::none_of(unseen, [&](Range r) { return code >= r.first && code <= r.last; });
}

/// The first character of a text; no bytes where the text does not start with valid UTF-8 (RFC 3629).
struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
};

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  char32_t code = lead & (0x7FU >> bytes);
  for (const char c : text.substr(1, bytes - 1)) {
    const auto next = static_cast<unsigned char>(c);
    if ((next & 0xC0) != 0x80) return {};
    code = (code << 6) | (next & 0x3FU);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least[bytes] || code > 0x10FFFF || is_surrogate) return {};
  return {code, bytes};
}

std::string escaped(char32_t code) {
  switch (code) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return fmt::format(fmt::runtime(code < 0x80 ? "\\x{:02x}" : "\\u{{{:x}}}"),
                         static_cast<std::uint32_t>(code));
  }
}

}  // namespace

std::string printable(std::string_view text, std::size_t bytes_max) {
  std::string shown;
  std::size_t at = 0;
  while (at < text.size() && at < bytes_max) {
    const Character character = first_character(text.substr(at));
    if (character.bytes == 0)
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    else if (is_seen(character.code))
      shown += text.substr(at, character.bytes);
    else
      shown += escaped(character.code);
    at += std::max<std::size_t>(character.bytes, 1);
  }
  if (at < text.size()) shown += " ... (" + counted(text.size(), "byte") + " in all)";
  return shown;
}

bool is_printable(std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.bytes == 0 || !is_seen(character.code)) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.bytes == 0) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string wrapped(std::string_view text, std::string_view indent, std::size_t columns) {
  std::string lines;
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    if (width != 0 && width + 1 + word.size() > columns) {
      lines += '\n';
      width = 0;
    }
    lines += width == 0 ? indent : " ";
    width += (width == 0 ? indent.size() : 1) + word.size();
    lines += word;
  }
  if (width != 0) lines += '\n';
  return lines;
}

}  // namespace plumbline::report
