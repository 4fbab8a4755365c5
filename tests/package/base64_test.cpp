#include "package/base64.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::package {
namespace {

using namespace std::string_view_literals;
using Kind = Base64Error::Kind;

std::string every_byte() {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  return bytes;
}

TEST(Base64, has_the_vectors_of_rfc_4648) {
  struct Row {
    std::string_view bytes;
    std::string_view text;
  };
  const Row rows[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\0\0\0"sv, "AAAA"},
      {"\xFF\xFF\xFF", "////"},
      {"\xFB\xEF\xBE", "++++"},
      {"\0"sv, "AA=="},
      {"\xFF", "/w=="},
      {"\xFF\xFF", "//8="},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(encode_base64(row.bytes), row.text);
    EXPECT_EQ(decode_base64(row.text), row.bytes) << row.text;
  }
}

TEST(Base64, round_trips_at_every_length) {
  const std::string bytes = every_byte();
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const std::string part = bytes.substr(bytes.size() - size);
    const std::string text = encode_base64(part);
    EXPECT_EQ(text.size(), (size + 2) / 3 * 4);
    EXPECT_EQ(decode_base64(text), part);
  }
}

struct Refused {
  std::string_view text;
  Base64Error error;
};

constexpr Refused defects[] = {
    // A last group that is no whole byte.
    {"Z", {Kind::bad_length, 1}},
    {"Zm9vY", {Kind::bad_length, 5}},
    // Padding that is missing,
    {"Zg", {Kind::bad_padding, 2}},
    {"Zg=", {Kind::bad_padding, 3}},
    {"Zm8", {Kind::bad_padding, 3}},
    {"Zm9vYg=", {Kind::bad_padding, 7}},
    // too much,
    {"=", {Kind::bad_padding, 0}},
    {"====", {Kind::bad_padding, 0}},
    {"Z===", {Kind::bad_padding, 1}},
    {"Zm8==", {Kind::bad_padding, 4}},
    {"Zg===", {Kind::bad_padding, 4}},
    {"Zm9v=", {Kind::bad_padding, 4}},
    {"Zm9v====", {Kind::bad_padding, 4}},
    // or not at the end.
    {"=Zm9", {Kind::bad_padding, 0}},
    {"Z=m9", {Kind::bad_padding, 1}},
    {"Zg=v", {Kind::bad_padding, 3}},
    {"Zg==Zg==", {Kind::bad_padding, 4}},
    {"Zm8=Zm9v", {Kind::bad_padding, 4}},
    {"Zg==Z", {Kind::bad_padding, 4}},
    // Characters of other alphabets and of none.
    {"Zm9-", {Kind::bad_character, 3}},
    {"Zm9_", {Kind::bad_character, 3}},
    {"@@@@", {Kind::bad_character, 0}},
    {"Zm9v Zm9v", {Kind::bad_character, 4}},
    {" Zm9v", {Kind::bad_character, 0}},
    {"Zm9v ", {Kind::bad_character, 4}},
    {"Zm9v\t", {Kind::bad_character, 4}},
    {"Zg= =", {Kind::bad_character, 3}},
    {"Zg==!", {Kind::bad_character, 4}},
    {"Zm\0v"sv, {Kind::bad_character, 2}},
    {"Zm9v\0"sv, {Kind::bad_character, 4}},
    {"Zm\x80v", {Kind::bad_character, 2}},
    {"Zm\xC3\xBC", {Kind::bad_character, 2}},
    {"Zm9vZm9vZm!v", {Kind::bad_character, 10}},
    {"!", {Kind::bad_character, 0}},
    {"Zm9vZ,", {Kind::bad_character, 5}},
    // Line breaks.
    {"\n", {Kind::line_break, 0}},
    {"Zm9v\r\nZm9v", {Kind::line_break, 4}},
    {"Zm9v\n", {Kind::line_break, 4}},
    {"Zm\n9v", {Kind::line_break, 2}},
    {"Zg=\n=", {Kind::line_break, 3}},
    {"Zg==\n", {Kind::line_break, 4}},
    // Bits that no byte takes up.
    {"Zh==", {Kind::trailing_bits, 1}},
    {"Zv==", {Kind::trailing_bits, 1}},
    {"Zm9=", {Kind::trailing_bits, 2}},
    {"Zm+=", {Kind::trailing_bits, 2}},
    {"Zm9vZm9vYh==", {Kind::trailing_bits, 9}},
};

TEST(Base64, refuses_every_kind_of_defect_where_it_is) {
  for (const Refused& row : defects) {
    const auto decoded = decode_base64(row.text);
    ASSERT_FALSE(decoded) << row.text;
    EXPECT_EQ(decoded.error(), row.error)
        << row.text << ": " << name_of(decoded.error().kind) << " at " << decoded.error().position;
  }
}

TEST(Base64, refuses_the_same_in_place) {
  for (const Refused& row : defects) {
    std::string text(row.text);
    EXPECT_EQ(decode_base64_in_place(text).error(), row.error) << row.text;
  }
}

TEST(Base64, decodes_in_place) {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 256U, 1'000'000U}) {
    std::string bytes;
    while (bytes.size() < size) bytes += every_byte();
    bytes.resize(size);
    std::string text = encode_base64(bytes);
    ASSERT_TRUE(decode_base64_in_place(text));
    EXPECT_EQ(text, bytes);
  }
}

TEST(Base64, refuses_every_byte_outside_the_alphabet_at_every_place) {
  constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"sv;
  for (const char byte : every_byte()) {
    const bool digit = alphabet.find(byte) != std::string_view::npos;
    for (std::size_t at = 0; at < 8; ++at) {
      std::string text = "AAAAAAAA";
      text[at] = byte;
      const bool padding_in_its_place = byte == '=' && at == 7;
      const auto decoded = decode_base64(text);
      EXPECT_EQ(decoded.has_value(), digit || padding_in_its_place) << at << ' ' << static_cast<int>(byte);
      if (!decoded && byte != '=') {
        EXPECT_EQ(decoded.error().position, at);
      }
    }
  }
}

TEST(Base64, gives_one_text_for_each_content) {
  constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"sv;
  std::size_t ones = 0;
  std::size_t twos = 0;
  for (const char a : alphabet) {
    for (const char b : alphabet) {
      const std::string text = {a, b, '=', '='};
      if (const auto decoded = decode_base64(text)) {
        ++ones;
        EXPECT_EQ(encode_base64(*decoded), text);
      }
      for (const char c : alphabet) twos += decode_base64(std::string{a, b, c, '='}).has_value() ? 1 : 0;
    }
  }
  EXPECT_EQ(ones, 256U);
  EXPECT_EQ(twos, 65'536U);
}

TEST(Base64Error, has_a_name_for_every_kind) {
  std::set<std::string_view> names;
  for (const Kind kind :
       {Kind::bad_length, Kind::bad_character, Kind::bad_padding, Kind::trailing_bits, Kind::line_break}) {
    names.insert(name_of(kind));
  }
  EXPECT_EQ(names.size(), 5U);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace plumbline::package
