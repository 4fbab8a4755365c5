#include "package/base64_path.h"

#include <array>

#include "package/base64_kernels.h"
#include "processor_path.h"

namespace plumbline::package {
namespace {

constexpr std::array paths{
    Base64Path{"portable", [] { return true; },
               [](const char* text, std::size_t bytes, char* out, std::size_t) {
                 return decode_digits_portable(text, bytes, out);
               }},
#ifdef PLUMBLINE_X86_64
    Base64Path{"avx2", [] { return __builtin_cpu_supports("avx2") != 0; }, decode_digits_avx2},
    Base64Path{
        "avx512",
        [] { return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vbmi") != 0; },
        decode_digits_avx512},
#endif
};

}  // namespace

std::span<const Base64Path> base64_paths() { return paths; }

const Base64Path* find_base64_path(std::string_view name) { return find_path(base64_paths(), name); }

const Base64Path& base64_path() {
  static const Base64Path& chosen = choose_path(base64_paths(), "PLUMBLINE_BASE64");
  return chosen;
}

}  // namespace plumbline::package
