#include "package/crc32.h"

#include <array>

#include "package/crc32_kernels.h"
#include "processor_path.h"

namespace plumbline::package {
namespace {

constexpr std::array paths{
    Crc32Path{"portable", [] { return true; }, update_crc32_portable},
#ifdef PLUMBLINE_X86_64
    Crc32Path{
        "avx512",
        [] { return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("vpclmulqdq") != 0; },
        update_crc32_avx512},
#endif
};

}  // namespace

std::span<const Crc32Path> crc32_paths() { return paths; }

std::uint32_t crc32(std::string_view bytes, std::uint32_t crc) {
  static const Crc32Path& chosen = choose_path(crc32_paths(), "PLUMBLINE_CRC32");
  return chosen.update(crc, bytes.data(), bytes.size());
}

}  // namespace plumbline::package
