#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The 64 digits of base64 (RFC 4648, table 1) and what each is worth.
namespace plumbline::package {

inline constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline constexpr std::uint8_t no_digit = 0x80;  ///< a bit that none of the 64 digits has

inline constexpr std::array<std::uint8_t, 256> base64_digits = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(no_digit);
  for (std::size_t digit = 0; digit < base64_alphabet.size(); ++digit) {
    table[static_cast<unsigned char>(base64_alphabet[digit])] = static_cast<std::uint8_t>(digit);
  }
  return table;
}();

/// What a character is worth; no_digit where it is none.
constexpr std::uint32_t digit_of(char c) { return base64_digits[static_cast<unsigned char>(c)]; }

}  // namespace plumbline::package
