#include "wire/grammar.h"

#include <algorithm>

#include "http/message.h"

namespace plumbline::wire {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  const auto fits = [](char c) { return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos; };
  return !text.empty() && std::ranges::all_of(text, fits);
}

bool is_target(std::string_view text) {
  const auto fits = [](char c) { return c != ' ' && !is_control(c); };
  return !text.empty() && std::ranges::all_of(text, fits);
}

bool is_field_value(std::string_view text) {
  const auto fits = [](char c) { return c == '\t' || !is_control(c); };
  return std::ranges::all_of(text, fits);
}

bool lists(std::string_view value, std::string_view member) {
  for (;;) {
    const std::size_t comma = value.find(',');
    if (http::same_header_name(trimmed(value.substr(0, comma)), member)) return true;
    if (comma == std::string_view::npos) return false;
    value.remove_prefix(comma + 1);
  }
}

}  // namespace plumbline::wire
