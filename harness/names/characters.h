#pragma once

#include <algorithm>
#include <string_view>

/// The character classes of the documented patterns that are ASCII.
namespace plumbline::names {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// `[a-zA-Z0-9-_]`: what function names, versions and aliases are made of.
constexpr bool is_word_character(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

/// `\d{12}`: an account.
constexpr bool is_account(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace plumbline::names
