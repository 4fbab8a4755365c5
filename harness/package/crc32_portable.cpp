#include <zlib.h>

#include "package/crc32_kernels.h"

namespace plumbline::package {

std::uint32_t update_crc32_portable(std::uint32_t crc, const char* bytes, std::size_t size) {
  return static_cast<std::uint32_t>(crc32_z(crc, reinterpret_cast<const Bytef*>(bytes), size));
}

}  // namespace plumbline::package
