#pragma once

#include <algorithm>
#include <string_view>

/// The character classes of the documented patterns. All are ASCII: `\d` and `\s` know no other script there.
namespace plumbline::names {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// `[a-zA-Z0-9-_]`: what function names, versions and aliases are made of.
constexpr bool is_word_character(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

/// `\s`.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// `\d{12}`: an account.
constexpr bool is_account(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace plumbline::names
