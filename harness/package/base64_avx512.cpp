#include <immintrin.h>

#include "package/base64_kernels.h"

// 64 characters at a time, with the byte permutations of AVX-512 VBMI: one looks up what a character is worth
// in a table of 128, one puts the bytes where they belong.
namespace plumbline::package {
namespace {

constexpr std::size_t block_chars = 64;
constexpr std::size_t block_bytes = 48;
constexpr std::size_t blocks_at_once = 4;
constexpr std::size_t stride_chars = block_chars * blocks_at_once;
constexpr std::size_t spill_chars = 24;  // a store is of 64 bytes, of which 48 count: 16 more must have room

/// What each ASCII character is worth; the uppermost bit where it is no digit.
struct Worths {
  alignas(64) unsigned char of[128];
};

constexpr Worths worths = [] {
  Worths table{};
  for (unsigned char& worth : table.of) worth = 0x80;
  unsigned char worth = 0;
  for (char c = 'A'; c <= 'Z'; ++c) table.of[static_cast<int>(c)] = worth++;
  for (char c = 'a'; c <= 'z'; ++c) table.of[static_cast<int>(c)] = worth++;
  for (char c = '0'; c <= '9'; ++c) table.of[static_cast<int>(c)] = worth++;
  table.of[static_cast<int>('+')] = worth++;
  table.of[static_cast<int>('/')] = worth++;
  return table;
}();

/// Where each of the 48 bytes comes from: three of every four, the last first.
struct Places {
  alignas(64) unsigned char of[64];
};

constexpr Places places = [] {
  Places table{};
  for (int i = 0; i < 48; ++i) table.of[i] = static_cast<unsigned char>(i / 3 * 4 + 2 - i % 3);
  return table;
}();

__m512i load(const void* from) { return _mm512_loadu_si512(from); }

/// Joins four times six bits to three bytes, and moves all of them to the front.
__m512i bytes_of(__m512i worth) {
  const __m512i twelve_bits = _mm512_maddubs_epi16(worth, _mm512_set1_epi16(0x0140));  // a * 64 + b
  const __m512i twice_twelve =
      _mm512_madd_epi16(twelve_bits, _mm512_set1_epi32(0x0001'1000));  // ab * 4096 + cd
  return _mm512_permutexvar_epi8(load(places.of), twice_twelve);
}

/// Decodes as many blocks, whole or not at all: all is read before anything is written.
template <std::size_t blocks>
bool decode_blocks(const char* text, char* out) {
  const __m512i first_worths = load(worths.of);
  const __m512i last_worths = load(worths.of + 64);
  __m512i worth[blocks];
  __m512i wrong = _mm512_setzero_si512();
  for (std::size_t i = 0; i < blocks; ++i) {
    const __m512i chars = load(text + i * block_chars);
    worth[i] = _mm512_permutex2var_epi8(first_worths, chars, last_worths);
    // Beyond ASCII the look-up sees seven bits only: the eighth is wrong by itself.
    wrong = _mm512_or_si512(wrong, _mm512_or_si512(chars, worth[i]));
  }
  if (_mm512_movepi8_mask(wrong) != 0) return false;
  for (std::size_t i = 0; i < blocks; ++i) _mm512_storeu_si512(out + i * block_bytes, bytes_of(worth[i]));
  return true;
}

}  // namespace

std::size_t decode_digits_avx512(const char* text, std::size_t bytes, char* out) {
  std::size_t at = 0;
  for (; bytes - at >= stride_chars + spill_chars; at += stride_chars, out += block_bytes * blocks_at_once) {
    if (!decode_blocks<blocks_at_once>(text + at, out)) break;
  }
  for (; bytes - at >= block_chars + spill_chars; at += block_chars, out += block_bytes) {
    if (!decode_blocks<1>(text + at, out)) break;
  }
  return at;
}

}  // namespace plumbline::package
