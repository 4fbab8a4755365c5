// How fast are cases made? The spec read from its files; all cases of strategies, rules and scenarios; the
// complete suite of the documented patterns, one case after the other; and the requests of the first, written
// as they go on the wire. Cases a second.

#include <benchmark/benchmark.h>

#include "spec/load.h"
#include "suite/generate.h"
#include "suite/request.h"
#include "suite/strategy_pattern.h"

namespace plumbline::bench {
namespace {

const spec::Spec& embedded_spec() {
  static const spec::Spec spec = *spec::load(spec::embedded());
  return spec;
}

void load_spec(benchmark::State& state) {
  for (auto _ : state) {
    if (!spec::load(spec::embedded())) return state.SkipWithError("refuses the spec");
  }
}

void generate(benchmark::State& state) {
  std::size_t cases = 0;
  for (auto _ : state) {
    const auto made = suite::generate(embedded_spec());
    if (!made || made->empty()) return state.SkipWithError("makes no cases");
    cases += made->size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(cases));
}

/// The first cases at that depth, a hundred thousand at most.
void pattern_cases(benchmark::State& state) {
  const auto depth = static_cast<unsigned>(state.range(0));
  std::int64_t cases = 0;
  for (auto _ : state) {
    const suite::CaseStream next = suite::pattern_cases(embedded_spec(), {.depth = depth, .budget = 100'000});
    const std::int64_t before = cases;
    while (next()) ++cases;
    if (cases == before) return state.SkipWithError("makes no cases");
  }
  state.SetItemsProcessed(cases);
}

void write_requests(benchmark::State& state) {
  const suite::CaseStream next = suite::pattern_cases(embedded_spec(), {.budget = 10'000});
  suite::Cases cases;
  while (auto made = next()) cases.push_back(*std::move(made));
  const suite::Bindings bindings = {{"function", json::Object{{"name", "my-function"}}}, {"label", "bench"}};
  std::int64_t requests = 0;
  for (auto _ : state) {
    for (const suite::Case& made : cases) {
      const suite::Step& step = made.steps.front();
      const auto request = suite::request_of(step, *embedded_spec().operation(step.operation), bindings);
      if (!request) return state.SkipWithError(request.error().c_str());
      benchmark::DoNotOptimize(request->target.data());
      ++requests;
    }
  }
  state.SetItemsProcessed(requests);
}

BENCHMARK(load_spec)->Unit(benchmark::kMillisecond);
BENCHMARK(generate)->Unit(benchmark::kMillisecond);
BENCHMARK(pattern_cases)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(write_requests)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
