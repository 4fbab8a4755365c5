#include <immintrin.h>

#include "package/crc32_kernels.h"

// A CRC is the remainder of a polynomial, whose coefficients are the bits of the text, by a polynomial P.
// What stands n bits before something else may be replaced by x^n mod P times itself, added to that: four
// registers of 64 bytes are carried along the text so, are then made one, then 16 bytes, which have the CRC
// of all.
namespace plumbline::package {
namespace {

constexpr std::size_t lane_bytes = 16;
constexpr std::size_t register_bytes = 64;
constexpr std::size_t registers = 4;
constexpr std::size_t stride_bytes = registers * register_bytes;

/// x^bits mod P. CRC-32 has the bits of each byte turned round, and so its polynomials: the uppermost bit is
/// that of x^0. One place further up, since the product of two such numbers of 64 bits has only 127.
constexpr std::uint64_t power_of_x(std::size_t bits) {
  constexpr std::uint32_t polynomial = 0xEDB8'8320;
  std::uint32_t power = 0x8000'0000;
  for (; bits > 0; --bits) power = power >> 1U ^ ((power & 1U) != 0 ? polynomial : 0);
  return std::uint64_t{power} << 1U;
}

/// What moves a lane on: its first eight bytes, which have 64 bits further to go, and its last; both but for
/// the 32 bits by which a factor is shorter than they.
template <std::size_t bytes>
__m128i factors() {
  constexpr std::uint64_t first = power_of_x(8 * bytes + 32);
  constexpr std::uint64_t last = power_of_x(8 * bytes - 32);
  return _mm_set_epi64x(static_cast<long long>(last), static_cast<long long>(first));
}

/// Moves a lane on by as many bytes and adds what stands there.
template <std::size_t bytes>
__m128i fold(__m128i lane, __m128i there) {
  const __m128i first = _mm_clmulepi64_si128(lane, factors<bytes>(), 0x00);
  const __m128i last = _mm_clmulepi64_si128(lane, factors<bytes>(), 0x11);
  return _mm_xor_si128(_mm_xor_si128(first, last), there);
}

/// The same of four lanes.
template <std::size_t bytes>
__m512i fold(__m512i lanes, __m512i there) {
  const __m512i in_each = _mm512_broadcast_i32x4(factors<bytes>());
  const __m512i first = _mm512_clmulepi64_epi128(lanes, in_each, 0x00);
  const __m512i last = _mm512_clmulepi64_epi128(lanes, in_each, 0x11);
  return _mm512_xor_si512(_mm512_xor_si512(first, last), there);
}

__m128i load_lane(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
__m512i load(const void* from) { return _mm512_loadu_si512(from); }

/// Four registers' worth of text, and what follows for as long as it is as much again, as one register.
__m512i fold_strides(__m512i begin, const char* bytes, std::size_t& at, std::size_t size) {
  __m512i sums[registers] = {begin};
  for (std::size_t i = 1; i < registers; ++i) sums[i] = load(bytes + i * register_bytes);
  for (at = stride_bytes; size - at >= stride_bytes; at += stride_bytes) {
    for (std::size_t i = 0; i < registers; ++i) {
      sums[i] = fold<stride_bytes>(sums[i], load(bytes + at + i * register_bytes));
    }
  }
  for (std::size_t i = 1; i < registers; ++i) sums[i] = fold<register_bytes>(sums[i - 1], sums[i]);
  return sums[registers - 1];
}

}  // namespace

std::uint32_t update_crc32_avx512(std::uint32_t crc, const char* bytes, std::size_t size) {
  if (size < stride_bytes) return update_crc32_portable(crc, bytes, size);

  // A CRC begins and ends with all its bits turned over.
  const __m512i before = _mm512_zextsi128_si512(_mm_cvtsi32_si128(static_cast<int>(~crc)));
  std::size_t at = 0;
  __m512i sum = fold_strides(_mm512_xor_si512(before, load(bytes)), bytes, at, size);
  for (; size - at >= register_bytes; at += register_bytes) sum = fold<register_bytes>(sum, load(bytes + at));

  alignas(register_bytes) char lanes[register_bytes];
  _mm512_store_si512(lanes, sum);
  __m128i last = load_lane(lanes);
  for (std::size_t lane = lane_bytes; lane < register_bytes; lane += lane_bytes) {
    last = fold<lane_bytes>(last, load_lane(lanes + lane));
  }
  for (; size - at >= lane_bytes; at += lane_bytes) last = fold<lane_bytes>(last, load_lane(bytes + at));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(lanes), last);
  const std::uint32_t folded = update_crc32_portable(~0U, lanes, lane_bytes);
  return update_crc32_portable(folded, bytes + at, size - at);
}

}  // namespace plumbline::package
