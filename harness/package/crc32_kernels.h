#pragma once

#include <cstddef>
#include <cstdint>

/// The functions behind Crc32Path::update. The file that defines the fast one is compiled for processors that
/// may not be the one at hand: it includes nothing whose inline functions others could come to share.
namespace plumbline::package {

std::uint32_t update_crc32_portable(std::uint32_t crc, const char* bytes, std::size_t size);
std::uint32_t update_crc32_avx512(std::uint32_t crc, const char* bytes, std::size_t size);

}  // namespace plumbline::package
