#include "json/plain_run.h"

#include <array>

#include "json/plain_run_kernels.h"
#include "processor_path.h"

namespace plumbline::json {
namespace {

constexpr std::array paths{
    PlainRunPath{"portable", [] { return true; }, plain_run_portable},
#ifdef PLUMBLINE_X86_64
    PlainRunPath{"avx2", [] { return __builtin_cpu_supports("avx2") != 0; }, plain_run_avx2},
    PlainRunPath{
        "avx512",
        [] { return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0; },
        plain_run_avx512},
#endif
};

}  // namespace

std::span<const PlainRunPath> plain_run_paths() { return paths; }

std::size_t plain_run(const char* text) {
  static const PlainRunPath& chosen = choose_path(plain_run_paths(), "PLUMBLINE_JSON_STRINGS");
  return chosen.measure(text);
}

}  // namespace plumbline::json
