#include "json/utf8.h"

#include <algorithm>
#include <array>

namespace plumbline::json {
namespace {

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

}  // namespace

std::size_t character_bytes(std::string_view text) {
  if (text.empty()) return 0;
  if (within(text.front(), 0x00, 0x7F)) return 1;
  for (const Sequence& row : sequences) {
    if (!within(text.front(), row.first_min, row.first_max)) continue;
    if (text.size() < row.bytes || !within(text[1], row.second_min, row.second_max)) return 0;
    const std::string_view rest = text.substr(2, row.bytes - 2);
    return std::ranges::all_of(rest, [](char c) { return within(c, 0x80, 0xBF); }) ? row.bytes : 0;
  }
  return 0;
}

}  // namespace plumbline::json
