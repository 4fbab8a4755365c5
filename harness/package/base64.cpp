#include "package/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "package/base64_alphabet.h"
#include "package/base64_kernels.h"
#include "package/base64_path.h"

namespace plumbline::package {
namespace {

auto error(Base64Error::Kind kind, std::size_t position) { return refused(Base64Error{kind, position}); }

/// What is wrong with a character that ought not to stand where it does.
Base64Error::Kind fault_of(char c) {
  if (c == '\r' || c == '\n') return Base64Error::Kind::line_break;
  if (c == '=' || digit_of(c) != no_digit) return Base64Error::Kind::bad_padding;
  return Base64Error::Kind::bad_character;
}

/// What the last group holds, whose padding has been checked: two digits are one byte, three are two.
Result<std::size_t, Base64Error> decode_last(std::string_view last, std::size_t position, char* out) {
  std::uint32_t bits = 0;
  for (const char c : last) bits = bits << 6U | digit_of(c);
  const unsigned bits_over = last.size() == 2 ? 4 : 2;
  if ((bits & ((1U << bits_over) - 1U)) != 0) {
    return error(Base64Error::Kind::trailing_bits, position + last.size() - 1);
  }
  bits >>= bits_over;
  if (last.size() == 3) *out++ = static_cast<char>(bits >> 8U);
  *out = static_cast<char>(bits);
  return last.size() - 1;
}

/// Writes the first digits of the four that stand for three bytes.
void encode_group(const char* bytes, std::size_t digits, char* out) {
  const auto byte = [&](std::size_t at) -> std::uint32_t { return static_cast<unsigned char>(bytes[at]); };
  const std::uint32_t group = byte(0) << 16U | byte(1) << 8U | byte(2);
  for (std::size_t i = 0; i < digits; ++i) out[i] = base64_alphabet[group >> (18 - 6 * i) & 0x3FU];
}

}  // namespace

Result<std::size_t, Base64Error> decode_base64_to(char* out, std::string_view text, const Base64Path& path,
                                                  std::size_t past_caches_from) {
  std::size_t begin = path.decode_digits(text.data(), text.size(), out, past_caches_from);
  begin += decode_digits_portable(text.data() + begin, text.size() - begin, out + begin / 4 * 3);
  const std::size_t bytes = begin / 4 * 3;
  std::size_t end = begin;
  while (end < text.size() && digit_of(text[end]) != no_digit) ++end;

  const std::size_t length = end - begin;  // below 4, or the digits would have gone on
  if (end == text.size()) {
    if (length == 0) return bytes;
    return error(length == 1 ? Base64Error::Kind::bad_length : Base64Error::Kind::bad_padding, end);
  }
  if (text[end] != '=' || length < 2) return error(fault_of(text[end]), end);
  for (std::size_t at = end; at < begin + 4; ++at) {
    if (at == text.size()) return error(Base64Error::Kind::bad_padding, at);
    if (text[at] != '=') return error(fault_of(text[at]), at);
  }
  if (begin + 4 < text.size()) return error(fault_of(text[begin + 4]), begin + 4);

  const auto last = decode_last(text.substr(begin, length), begin, out + bytes);
  if (!last) return refused(last.error());
  return bytes + *last;
}

Result<std::size_t, Base64Error> decode_base64_to(char* out, std::string_view text) {
  return decode_base64_to(out, text, base64_path());
}

std::string_view name_of(Base64Error::Kind kind) {
  switch (kind) {
    case Base64Error::Kind::bad_length:
      return "bad_length";
    case Base64Error::Kind::bad_character:
      return "bad_character";
    case Base64Error::Kind::bad_padding:
      return "bad_padding";
    case Base64Error::Kind::trailing_bits:
      return "trailing_bits";
    case Base64Error::Kind::line_break:
      return "line_break";
  }
  return "";
}

Result<std::string, Base64Error> decode_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  const auto size = decode_base64_to(bytes.data(), text);
  if (!size) return refused(size.error());
  bytes.resize(*size);
  return bytes;
}

Result<void, Base64Error> decode_base64_in_place(std::string& text) {
  const auto size = decode_base64_to(text.data(), text);
  if (!size) return refused(size.error());
  text.resize(*size);
  return {};
}

std::string encode_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '=');
  char* out = text.data();
  for (; bytes.size() >= 3; bytes.remove_prefix(3), out += 4) encode_group(bytes.data(), 4, out);
  if (bytes.empty()) return text;
  std::array<char, 3> last{};
  std::ranges::copy(bytes, last.begin());
  encode_group(last.data(), bytes.size() + 1, out);
  return text;
}

}  // namespace plumbline::package
