#include <immintrin.h>

#include "package/base64_blocks.h"
#include "package/base64_kernels.h"

// 64 characters at a time, with the byte permutations of AVX-512 VBMI: one looks up what a character is worth
// in a table of 128, one puts the bytes where they belong.
namespace plumbline::package {
namespace {

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

/// Where the bytes of four blocks come from, 48 of each, in three registers: three of every four bytes, the
/// last first. A register is full of bytes of two blocks.
struct Places {
  alignas(64) unsigned char of[3][64];
};

constexpr Places places = [] {
  Places table{};
  for (int i = 0; i < 3 * 64; ++i) {
    const int in_block = i % 48;
    const bool is_of_second = i / 48 > i / 64;
    table.of[i / 64][i % 64] =
        static_cast<unsigned char>(in_block / 3 * 4 + 2 - in_block % 3 + (is_of_second ? 64 : 0));
  }
  return table;
}();

__m512i table(const unsigned char* from) { return _mm512_load_si512(from); }

struct Avx512 {
  using Register = __m512i;
  static constexpr std::size_t block_chars = 64;
  static constexpr std::size_t spill_chars = 24;  // a store is of 64 bytes, of which 48 count

  static __m512i none() { return _mm512_setzero_si512(); }
  static bool is_any(__m512i bits) { return _mm512_movepi8_mask(bits) != 0; }
  static __m512i load(const char* from) { return _mm512_loadu_si512(from); }
  static void store(char* to, __m512i bytes) { _mm512_storeu_si512(to, bytes); }
  static void store_past_caches(char* to, __m512i bytes) {
    _mm512_stream_si512(reinterpret_cast<__m512i*>(to), bytes);
  }
  static void finish_stores() { _mm_sfence(); }

  /// Makes characters their worth, and adds to `wrong` the uppermost bit wherever one is no digit.
  static __m512i worth_of(__m512i chars, __m512i& wrong) {
    const __m512i worth = _mm512_permutex2var_epi8(table(worths.of), chars, table(worths.of + 64));
    // Beyond ASCII the look-up sees seven bits only: the eighth is wrong by itself.
    wrong = _mm512_or_si512(wrong, _mm512_or_si512(chars, worth));
    return worth;
  }

  /// Joins four times six bits to three bytes of every four.
  static __m512i threes_of(__m512i worth) {
    const __m512i twelve_bits = _mm512_maddubs_epi16(worth, _mm512_set1_epi16(0x0140));  // a * 64 + b
    return _mm512_madd_epi16(twelve_bits, _mm512_set1_epi32(0x0001'1000));               // ab * 4096 + cd
  }

  /// Moves the threes to the front.
  static __m512i packed(__m512i threes) { return _mm512_permutexvar_epi8(table(places.of[0]), threes); }

  /// Of the threes of two blocks, 48 bytes each, a register full from the first, 17th or 33rd on.
  template <int register_of_three>
  static __m512i joined(__m512i first, __m512i second) {
    return _mm512_permutex2var_epi8(first, table(places.of[register_of_three]), second);
  }
};

}  // namespace

std::size_t decode_digits_avx512(const char* text, std::size_t bytes, char* out,
                                 std::size_t past_caches_from) {
  return decode_digits_in_blocks<Avx512>(text, bytes, out, past_caches_from);
}

}  // namespace plumbline::package
