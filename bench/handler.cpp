// What does the reference endpoint do beside hashing? A whole UpdateFunctionCode without sockets: route,
// name, JSON, base64, the zip read through, SHA-256, the store, the answer. For zips of 100 and 700 bytes,
// 768 KiB and 50 MiB, beside SHA-256 alone of the same zip; and for 22 bytes, a zip without entries, which is
// refused.
//
// `inspect_package` is the part of the time in which the package is read through and hashed: no ratio to
// SHA-256 alone can be better than it allows. `inspect_zip` is what reading it through takes libzip.

#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>

#include "deployment_zips.h"
#include "in_process_endpoint.h"
#include "package/inspect_package.h"

namespace plumbline::bench {
namespace {

const std::string& zip_for(const benchmark::State& state) {
  return zip_of(static_cast<std::size_t>(state.range(0)));
}

void update_function_code(benchmark::State& state) {
  const std::string& zip = zip_for(state);
  measure_updates(state, zip, zip.size() < zip_overhead_bytes ? 400 : 200);
}

/// Times work on the zip as measure_updates does.
template <class Work>
void measure(benchmark::State& state, Work work) {
  const std::string& zip = zip_for(state);
  OwnTime time;
  for (auto _ : state) {
    time.of(OwnTime::pieces_at_once(zip.size()), [&](std::size_t) { benchmark::DoNotOptimize(work(zip)); });
  }
  time.tell(state);
}

void sha256(benchmark::State& state) { measure(state, package::sha256); }

void inspect_zip(benchmark::State& state) {
  measure(state, [](const std::string& zip) { return package::inspect_zip(zip).has_value(); });
}

/// The same and SHA-256 in one pass: all that must be done with a package's bytes.
void inspect_package(benchmark::State& state) {
  measure(state, [](const std::string& zip) { return package::inspect_package(zip).has_value(); });
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Arg(22)->Arg(100)->Arg(700)->Arg(768 << 10)->Arg(50 << 20);
}

BENCHMARK(update_function_code)->Apply(sizes);
BENCHMARK(sha256)->Apply(sizes);
BENCHMARK(inspect_zip)->Apply(sizes);
BENCHMARK(inspect_package)->Apply(sizes);

}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  setenv("TZ", ":/etc/localtime", 0);  // as the program does
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
