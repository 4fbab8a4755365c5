// How does the cost of each hot path grow with its input? By decades, from a hundred bytes to ten million.
// All are to grow as their input does: a slope above one, in the logarithms of both, would be a way to stop a
// server with a large enough request.

#include <string>

#include <benchmark/benchmark.h>

#include "function_names.h"
#include "in_process_endpoint.h"
#include "json/parse.h"
#include "json/write.h"
#include "names/function_name.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "package/zip.h"
#include "pattern/compile.h"
#include "pattern/matcher.h"

namespace plumbline::bench {
namespace {

std::size_t size_of(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

void sha256(benchmark::State& state) {
  const std::string bytes = noise(size_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(package::sha256(bytes));
}

void decode_base64(benchmark::State& state) {
  const std::string text = package::encode_base64(noise(size_of(state) / 4 * 3));
  std::string out = text;
  for (auto _ : state) benchmark::DoNotOptimize(package::decode_base64_to(out.data(), text));
}

void encode_base64(benchmark::State& state) {
  const std::string bytes = noise(size_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(package::encode_base64(bytes));
}

void inspect_zip(benchmark::State& state) {
  const std::string zip = zip_of(size_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(package::inspect_zip(zip));
}

void recognise_name(benchmark::State& state) {
  const std::string name(size_of(state), 'a');
  for (auto _ : state) benchmark::DoNotOptimize(names::is_function_name(name));
}

void match_pattern(benchmark::State& state) {
  const pattern::Matcher matcher(*pattern::compile(function_name_pattern));
  const std::string name(size_of(state), 'a');
  for (auto _ : state) benchmark::DoNotOptimize(matcher(name));
}

/// Many small values, where a package would be one large one.
void parse_json(benchmark::State& state) {
  std::string text = "[0";
  while (text.size() + 12 < size_of(state)) text += ",{\"a\":[1]}";
  text += ']';
  for (auto _ : state) benchmark::DoNotOptimize(json::parse(text).has_value());
}

void write_json(benchmark::State& state) {
  json::Array items;
  for (std::size_t i = 0; i < size_of(state) / 8; ++i) items.emplace_back("seven 7");
  const json::Value value(std::move(items));
  for (auto _ : state) benchmark::DoNotOptimize(json::write(value));
}

/// A whole request without sockets, and the copy of its body that it uses up.
void handle(benchmark::State& state) {
  const std::string body = body_with(zip_of(size_of(state)));
  const auto endpoint = new_endpoint();
  for (auto _ : state) {
    if (endpoint->handle(update_of_my_function(roomy_copy(body))).status != 200) {
      return state.SkipWithError("refuses a sound request");
    }
  }
}

void decades(benchmark::internal::Benchmark* bench) {
  for (std::int64_t size = 100; size <= 10'000'000; size *= 10) bench->Arg(size);
}

BENCHMARK(sha256)->Apply(decades);
BENCHMARK(decode_base64)->Apply(decades);
BENCHMARK(encode_base64)->Apply(decades);
BENCHMARK(inspect_zip)->Apply(decades);
BENCHMARK(recognise_name)->Apply(decades);
BENCHMARK(match_pattern)->Apply(decades);
BENCHMARK(parse_json)->Apply(decades);
BENCHMARK(write_json)->Apply(decades);
BENCHMARK(handle)->Apply(decades);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
