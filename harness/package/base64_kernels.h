#pragma once

#include <cstddef>

/// The functions behind Base64Path::decode_digits. The files that define them are compiled for processors
/// that may not be the one at hand: they include nothing whose inline functions others could come to share.
namespace plumbline::package {

std::size_t decode_digits_portable(const char* text, std::size_t bytes, char* out);
std::size_t decode_digits_avx2(const char* text, std::size_t bytes, char* out, std::size_t past_caches_from);
std::size_t decode_digits_avx512(const char* text, std::size_t bytes, char* out,
                                 std::size_t past_caches_from);

}  // namespace plumbline::package
