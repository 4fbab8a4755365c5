#include "json/bytes.h"

#include <algorithm>
#include <array>

namespace plumbline::json {
namespace {

/// Most strings are printable ASCII: it is passed over a block at a time, which the compiler turns into a few
/// wide instructions.
constexpr std::size_t block_bytes = 64;

bool is_printable(std::string_view block) {
  unsigned char others = 0;
  for (const char c : block) {
    const auto byte = static_cast<unsigned char>(c);
    others = static_cast<unsigned char>(others | static_cast<unsigned char>(byte < 0x20) | (byte & 0x80U));
  }
  return others == 0;
}

bool is_printable_block(const char* block) { return is_printable({block, block_bytes}); }

/// One row of the table of well-formed byte sequences: what may begin one, what its second byte may be, and
/// how many bytes it has. Every byte after the second is from 0x80 to 0xBF.
struct Sequence {
  unsigned char first_min, first_max, second_min, second_max;
  std::size_t bytes;
};

constexpr std::array<Sequence, 8> sequences{{
    {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
}};

bool within(char c, unsigned char min, unsigned char max) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= min && byte <= max;
}

bool is_white_space(char c) { return c == '\t' || c == '\n' || c == '\r'; }

/// The length of the character that the text begins with; 0 where it begins with none.
std::size_t character_bytes(std::string_view text) {
  const char first = text.front();
  if (within(first, 0x20, 0x7F) || is_white_space(first)) return 1;
  for (const Sequence& row : sequences) {
    if (!within(first, row.first_min, row.first_max)) continue;
    if (text.size() < row.bytes || !within(text[1], row.second_min, row.second_max)) return 0;
    const std::string_view rest = text.substr(2, row.bytes - 2);
    return std::ranges::all_of(rest, [](char c) { return within(c, 0x80, 0xBF); }) ? row.bytes : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> find_illegal_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view block = text.substr(at, block_bytes);
    if (block.size() == block_bytes ? is_printable_block(block.data()) : is_printable(block)) {
      at += block.size();
      continue;
    }
    const std::size_t block_end = at + block.size();
    while (at < block_end) {
      const std::size_t bytes = character_bytes(text.substr(at));
      if (bytes == 0) return at;
      at += bytes;
    }
  }
  return std::nullopt;
}

}  // namespace plumbline::json
