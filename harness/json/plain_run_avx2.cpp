#include <cstdint>

#include <immintrin.h>

#include "json/plain_run_kernels.h"

namespace plumbline::json {
namespace {

constexpr std::size_t block_bytes = 32;

/// How far memory is fetched before it is looked at: what the processor fetches by itself ends with the page.
constexpr std::size_t ahead_bytes = 4096;

/// A bit for each of the 32 characters that is not plain: as a signed number, what is no ASCII is below a
/// space as control characters are.
std::uint32_t others_in(__m256i block) {
  const __m256i quotes = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('"'));
  const __m256i backslashes = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\\'));
  const __m256i below_space = _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), block);
  const __m256i others = _mm256_or_si256(_mm256_or_si256(quotes, backslashes), below_space);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(others));
}

std::uint32_t others_at(const char* text) {
  return others_in(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(text)));
}

}  // namespace

std::size_t plain_run_avx2(const char* text) {
  if (const std::uint32_t others = others_at(text); others != 0)
    return static_cast<std::size_t>(__builtin_ctz(others));
  // From here on blocks that begin where registers do, which are read from one line of the cache.
  const char* at = text + block_bytes - reinterpret_cast<std::uintptr_t>(text) % block_bytes;
  std::uint32_t others = 0;
  while ((others = others_at(at)) == 0) {
    _mm_prefetch(at + ahead_bytes, _MM_HINT_T0);
    at += block_bytes;
  }
  return static_cast<std::size_t>(at - text) + static_cast<std::size_t>(__builtin_ctz(others));
}

}  // namespace plumbline::json
