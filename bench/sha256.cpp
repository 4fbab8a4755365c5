// How close does SHA-256 come to what the processor's own instructions give? At 4 KiB, 1 MiB and 50 MiB (the
// largest package in a request): ours beside the bare instructions without any library, OpenSSL's one-shot
// call, and memcpy, which says what the memory gives.

#include "package/sha256.h"

#include <cstring>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <openssl/evp.h>

#include "sha256_instructions.h"

namespace plumbline::bench {
namespace {

std::string bytes_of(std::int64_t size) {
  std::string bytes;
  std::uint64_t state = 1;
  while (bytes.size() < static_cast<std::size_t>(size)) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    bytes += static_cast<char>(state >> 56U);
  }
  return bytes;
}

template <class Work>
void measure(benchmark::State& state, Work work) {
  const std::string bytes = bytes_of(state.range(0));
  for (auto _ : state) work(bytes);
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

void sha256(benchmark::State& state) {
  measure(state, [](const std::string& bytes) { benchmark::DoNotOptimize(package::sha256(bytes)); });
}

void instructions(benchmark::State& state) {
  if (!has_sha256_instructions()) return state.SkipWithError("this processor has none");
  if (sha256_by_instructions(bytes_of(1000)) != package::sha256(bytes_of(1000))) {
    return state.SkipWithError("gives another hash");
  }
  measure(state, [](const std::string& bytes) { benchmark::DoNotOptimize(sha256_by_instructions(bytes)); });
}

void openssl_one_shot(benchmark::State& state) {
  measure(state, [](const std::string& bytes) {
    package::Sha256 digest{};
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    benchmark::DoNotOptimize(digest);
  });
}

void copy(benchmark::State& state) {
  std::string to(static_cast<std::size_t>(state.range(0)), '.');
  measure(state, [&](const std::string& bytes) {
    std::memcpy(to.data(), bytes.data(), bytes.size());
    benchmark::ClobberMemory();
  });
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(4 << 10)->Arg(1 << 20)->Arg(50 << 20); }

BENCHMARK(sha256)->Apply(sizes);
BENCHMARK(instructions)->Apply(sizes);
BENCHMARK(openssl_one_shot)->Apply(sizes);
BENCHMARK(copy)->Name("memcpy")->Apply(sizes);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
