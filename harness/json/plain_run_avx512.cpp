#include <cstdint>

#include <immintrin.h>

#include "json/plain_run_kernels.h"

namespace plumbline::json {
namespace {

constexpr std::size_t block_bytes = 64;

/// How far memory is fetched before it is looked at: what the processor fetches by itself ends with the page.
constexpr std::size_t ahead_bytes = 4096;

/// A bit for each of the 64 characters that is not plain: as a signed number, what is no ASCII is below a
/// space as control characters are.
std::uint64_t others_at(const char* text) {
  const __m512i block = _mm512_loadu_si512(text);
  return _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"')) |
         _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\\')) |
         _mm512_cmplt_epi8_mask(block, _mm512_set1_epi8(' '));
}

}  // namespace

std::size_t plain_run_avx512(const char* text) {
  if (const std::uint64_t others = others_at(text); others != 0)
    return static_cast<std::size_t>(__builtin_ctzll(others));
  // From here on blocks that begin where registers do, which are read from one line of the cache.
  const char* at = text + block_bytes - reinterpret_cast<std::uintptr_t>(text) % block_bytes;
  std::uint64_t others = 0;
  while ((others = others_at(at)) == 0) {
    _mm_prefetch(at + ahead_bytes, _MM_HINT_T0);
    at += block_bytes;
  }
  return static_cast<std::size_t>(at - text) + static_cast<std::size_t>(__builtin_ctzll(others));
}

}  // namespace plumbline::json
