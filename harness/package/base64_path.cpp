#include "package/base64_path.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "package/base64_kernels.h"

namespace plumbline::package {
namespace {

constexpr std::array paths{
    Base64Path{"portable", [] { return true; }, decode_digits_portable},
#ifdef PLUMBLINE_X86_64
    Base64Path{"avx2", [] { return __builtin_cpu_supports("avx2") != 0; }, decode_digits_avx2},
    Base64Path{
        "avx512",
        [] { return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vbmi") != 0; },
        decode_digits_avx512},
#endif
};

const Base64Path& fastest() {
  return *std::find_if(paths.rbegin(), paths.rend(),
                       [](const Base64Path& path) { return path.is_supported(); });
}

const Base64Path& choose() {
  const char* wanted = std::getenv("PLUMBLINE_BASE64");
  if (wanted == nullptr || *wanted == '\0') return fastest();
  if (const Base64Path* path = find_base64_path(wanted)) return *path;
  std::string here;
  for (const Base64Path& path : paths) {
    if (path.is_supported()) here.append(" ").append(path.name);
  }
  std::fprintf(stderr,
               "plumbline: PLUMBLINE_BASE64=%s is not to be had; here there are:%s. Taking portable.\n",
               wanted, here.c_str());
  return paths.front();
}

}  // namespace

std::span<const Base64Path> base64_paths() { return paths; }

const Base64Path* find_base64_path(std::string_view name) {
  const auto* path = std::ranges::find(paths, name, &Base64Path::name);
  return path != paths.end() && path->is_supported() ? path : nullptr;
}

const Base64Path& base64_path() {
  static const Base64Path& chosen = choose();
  return chosen;
}

}  // namespace plumbline::package
