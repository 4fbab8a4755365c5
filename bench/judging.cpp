// How many answers are judged in a second? A success, with all members of a function's configuration held
// against their documented types, lengths and patterns, and a refusal, with its status, error type and
// envelope. Both come from the reference endpoint.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "in_process_endpoint.h"
#include "spec/load.h"
#include "verdict/judge.h"

namespace plumbline::bench {
namespace {

const spec::Operation& update_function_code() {
  static const spec::Spec spec = *spec::load(spec::embedded());
  return *spec.operation("UpdateFunctionCode");
}

void judge(benchmark::State& state, const std::string& body, const verdict::Alternative& wanted) {
  const http::Request request = update_of_my_function(body);
  const http::Response response = new_endpoint()->handle(request);
  const std::vector<verdict::Expectation> expectations = {{"UpdateFunctionCode.http", {wanted}, {}}};
  for (auto _ : state) {
    const auto judgement = verdict::judge(request, response, update_function_code(), expectations);
    if (!judgement.as_expected || !judgement.defects.empty()) {
      return state.SkipWithError("finds fault with the reference");
    }
  }
  state.SetItemsProcessed(state.iterations());
}

void success(benchmark::State& state) { judge(state, body_with(zip_of(700)), {{{200, 200}}, {}, {}, {}}); }

void refusal(benchmark::State& state) {
  judge(state, "{}", {{{400, 400}}, {"InvalidParameterValueException"}, {}, {}});
}

BENCHMARK(success);
BENCHMARK(refusal);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
