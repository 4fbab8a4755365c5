// How many tests of a complete suite are made in a second? For the documented pattern of FunctionName, at
// depth 0 the whole suite each time, at depth 1 likewise; and how long its automaton and the first test take.

#include <benchmark/benchmark.h>

#include "function_names.h"
#include "pattern/compile.h"
#include "pattern/complete_suite.h"

namespace plumbline::bench {
namespace {

void compile_pattern(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pattern::compile(function_name_pattern));
}

void first_test(benchmark::State& state) {
  const pattern::Dfa dfa = *pattern::compile(function_name_pattern);
  for (auto _ : state) {
    auto suite = pattern::CompleteSuite::of(dfa, {.depth = static_cast<std::uint32_t>(state.range(0))});
    benchmark::DoNotOptimize(suite->next());
  }
}

void whole_suite(benchmark::State& state) {
  const pattern::Dfa dfa = *pattern::compile(function_name_pattern);
  std::int64_t tests = 0;
  for (auto _ : state) {
    auto suite = pattern::CompleteSuite::of(dfa, {.depth = static_cast<std::uint32_t>(state.range(0))});
    while (const auto test = suite->next()) {
      benchmark::DoNotOptimize(test->text.data());
      ++tests;
    }
  }
  state.SetItemsProcessed(tests);
}

BENCHMARK(compile_pattern);
BENCHMARK(first_test)->Arg(0)->Arg(1);
BENCHMARK(whole_suite)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
