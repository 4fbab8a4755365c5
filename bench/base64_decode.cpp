// How fast is strict base64 decoded? Bytes of text a second, at 4 KiB, 1 MiB and 70 MB of text (the largest
// body of a request): each of our paths beside memcpy of the bytes that come out, OpenSSL's EVP_DecodeBlock
// and Boost.Beast's decoder, neither of which is strict.

#include <cstring>
#include <map>
#include <string>

#include <benchmark/benchmark.h>
#include <boost/beast/core/detail/base64.hpp>
#include <openssl/evp.h>

#include "deployment_zips.h"
#include "package/base64.h"
#include "package/base64_path.h"

namespace plumbline::bench {
namespace {

/// Digits in no order, made once.
const std::string& text_of(std::int64_t chars) {
  static std::map<std::int64_t, std::string> made;
  std::string& text = made[chars];
  if (text.empty()) text = package::encode_base64(noise(static_cast<std::size_t>(chars / 4 * 3)));
  return text;
}

/// The bytes come to lie in memory that was written before: a first touch costs as much as SHA-256.
template <class Decode>
void measure(benchmark::State& state, Decode decode) {
  const std::string& text = text_of(state.range(0));
  std::string bytes(text.size() / 4 * 3, '.');
  for (auto _ : state) {
    if (!decode(text, bytes.data())) state.SkipWithError("refuses sound base64");
    benchmark::DoNotOptimize(bytes.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

void copy(benchmark::State& state) {
  measure(state, [](const std::string& text, char* out) {
    std::memcpy(out, text.data(), text.size() / 4 * 3);
    return true;
  });
}

void openssl(benchmark::State& state) {
  measure(state, [](const std::string& text, char* out) {
    return EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out),
                           reinterpret_cast<const unsigned char*>(text.data()),
                           static_cast<int>(text.size())) >= 0;
  });
}

void beast(benchmark::State& state) {
  measure(state, [](const std::string& text, char* out) {
    return boost::beast::detail::base64::decode(out, text.data(), text.size()).second == text.size();
  });
}

void decode_base64(benchmark::State& state, const package::Base64Path& path) {
  measure(state, [&](const std::string& text, char* out) {
    return package::decode_base64_to(out, text, path).has_value();
  });
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(4 << 10)->Arg(1 << 20)->Arg(70'000'000); }

const bool are_registered = [] {
  sizes(benchmark::RegisterBenchmark("memcpy", copy));
  for (const package::Base64Path& path : package::base64_paths()) {
    if (!path.is_supported()) continue;
    sizes(benchmark::RegisterBenchmark(std::string(path.name).c_str(),
                                       [&path](benchmark::State& state) { decode_base64(state, path); }));
  }
  sizes(benchmark::RegisterBenchmark("openssl", openssl));
  sizes(benchmark::RegisterBenchmark("beast", beast));
  return true;
}();

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
