#include <immintrin.h>

#include "package/base64_blocks.h"
#include "package/base64_kernels.h"

// 32 characters at a time. What a character is worth follows from its upper four bits, as ASCII has the
// alphabet in five runs: each run has one offset, and '/' shares its upper bits with '+' alone.
namespace plumbline::package {
namespace {

__m256i in_both_halves(__m128i half) { return _mm256_broadcastsi128_si256(half); }

/// A bit for each set of lower halves that go with an upper half: "+/", "0..9", "A..O a..o", "P..Z p..z",
/// nothing at all.
enum : char { plus_slash = 1, decimals = 2, first_letters = 4, last_letters = 8, nothing = 16 };

__m256i sets_by_upper() {
  return in_both_halves(_mm_setr_epi8(nothing, nothing, plus_slash, decimals, first_letters, last_letters,
                                      first_letters, last_letters, nothing, nothing, nothing, nothing,
                                      nothing, nothing, nothing, nothing));
}

/// By lower half: the sets that it is not in.
__m256i not_in_by_lower() {
  constexpr char zero = plus_slash | first_letters | nothing;
  constexpr char to_nine = plus_slash | nothing;
  constexpr char ten = plus_slash | decimals | nothing;
  constexpr char slash_or_plus = decimals | last_letters | nothing;
  constexpr char others = plus_slash | decimals | last_letters | nothing;
  return in_both_halves(_mm_setr_epi8(zero, to_nine, to_nine, to_nine, to_nine, to_nine, to_nine, to_nine,
                                      to_nine, to_nine, ten, slash_or_plus, others, others, others,
                                      slash_or_plus));
}

/// By upper half, what makes a character its worth; '/' comes as 1.
__m256i offsets_by_upper() {
  constexpr char decimal = 52 - '0';
  constexpr char capital = -'A';
  constexpr char small = 26 - 'a';
  return in_both_halves(
      _mm_setr_epi8(0, 63 - '/', 62 - '+', decimal, capital, capital, small, small, 0, 0, 0, 0, 0, 0, 0, 0));
}

struct Avx2 {
  using Register = __m256i;
  static constexpr std::size_t block_chars = 32;
  static constexpr std::size_t spill_chars = 12;  // a store is of 32 bytes, of which 24 count

  static __m256i none() { return _mm256_setzero_si256(); }
  static bool is_any(__m256i bits) { return _mm256_testz_si256(bits, bits) == 0; }
  static __m256i load(const char* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
  static void store(char* to, __m256i bytes) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), bytes); }
  static void store_past_caches(char* to, __m256i bytes) {
    _mm256_stream_si256(reinterpret_cast<__m256i*>(to), bytes);
  }
  static void finish_stores() { _mm_sfence(); }

  /// Makes characters their worth, and adds to `wrong` a bit wherever one is no digit.
  static __m256i worth_of(__m256i chars, __m256i& wrong) {
    const __m256i four_bits = _mm256_set1_epi8(0x0F);
    const __m256i upper = _mm256_and_si256(_mm256_srli_epi32(chars, 4), four_bits);
    const __m256i lower = _mm256_and_si256(chars, four_bits);
    wrong = _mm256_or_si256(wrong, _mm256_and_si256(_mm256_shuffle_epi8(sets_by_upper(), upper),
                                                    _mm256_shuffle_epi8(not_in_by_lower(), lower)));
    const __m256i slash = _mm256_cmpeq_epi8(chars, _mm256_set1_epi8('/'));  // -1, or 0
    return _mm256_add_epi8(chars, _mm256_shuffle_epi8(offsets_by_upper(), _mm256_add_epi8(upper, slash)));
  }

  /// Joins four times six bits to three bytes, four times in each half: each half ends with four that do not
  /// count.
  static __m256i threes_of(__m256i worth) {
    const __m256i twelve_bits = _mm256_maddubs_epi16(worth, _mm256_set1_epi16(0x0140));  // a * 64 + b
    const __m256i twice_twelve =
        _mm256_madd_epi16(twelve_bits, _mm256_set1_epi32(0x0001'1000));  // ab * 4096 + cd
    return _mm256_shuffle_epi8(
        twice_twelve, in_both_halves(_mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1)));
  }

  /// Moves the threes to the front.
  static __m256i packed(__m256i threes) {
    return _mm256_permutevar8x32_epi32(threes, _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 7, 7));
  }

  /// Of the threes of two blocks, six times four bytes each, a register full from the first, third or fifth
  /// four bytes on.
  template <int register_of_three>
  static __m256i joined(__m256i first, __m256i second) {
    constexpr auto four = [](int nth) {
      const int in_block = (nth + 2 * register_of_three) % 6;
      return in_block < 3 ? in_block : in_block + 1;
    };
    const __m256i fours =
        _mm256_setr_epi32(four(0), four(1), four(2), four(3), four(4), four(5), four(6), four(7));
    constexpr int of_second = 0xFF << (6 - 2 * register_of_three) & 0xFF;
    return _mm256_blend_epi32(_mm256_permutevar8x32_epi32(first, fours),
                              _mm256_permutevar8x32_epi32(second, fours), of_second);
  }
};

}  // namespace

std::size_t decode_digits_avx2(const char* text, std::size_t bytes, char* out, std::size_t past_caches_from) {
  return decode_digits_in_blocks<Avx2>(text, bytes, out, past_caches_from);
}

}  // namespace plumbline::package
