#include "json/utf8.h"

#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::json {
namespace {

using namespace std::string_view_literals;

std::string utf8_of(char32_t code_point) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  const auto next = [&](unsigned shift) { return byte(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) return {byte(code_point)};
  if (code_point < 0x800) return {byte(0xC0 | code_point >> 6), next(0)};
  if (code_point < 0x10000) return {byte(0xE0 | code_point >> 12), next(6), next(0)};
  return {byte(0xF0 | code_point >> 18), next(12), next(6), next(0)};
}

TEST(CharacterBytes, is_the_length_of_every_code_point_but_surrogates) {
  for (char32_t code_point = 0; code_point < 0x110400; ++code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const bool is_character = !is_surrogate && code_point <= 0x10FFFF;
    const std::string text = utf8_of(code_point);
    ASSERT_EQ(character_bytes(text), is_character ? text.size() : 0)
        << std::hex << static_cast<unsigned>(code_point);
    ASSERT_EQ(character_bytes(text + "\x80"), is_character ? text.size() : 0);
  }
}

TEST(CharacterBytes, is_none_for_what_is_no_utf8) {
  for (const std::string_view bytes :
       {"\x80"sv, "\xBF"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xC3"sv, "\xC3("sv, "\xE0\x9F\xBF"sv, "\xE2\x82"sv,
        "\xE2(\xA1"sv, "\xE2\x82("sv, "\xF0\x8F\xBF\xBF"sv, "\xF0\x9F\x98"sv, "\xF0\x9F\x98\""sv,
        "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFE"sv, "\xFF"sv, ""sv}) {
    EXPECT_EQ(character_bytes(bytes), 0U);
  }
}

}  // namespace
}  // namespace plumbline::json
