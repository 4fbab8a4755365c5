// How long does it take to tell whether a text is a function name? Nanoseconds a name, over 200 names of
// which 128 are valid: the recogniser that the reference endpoint has, the automata that the suite makes of
// the documented pattern, RE2, PCRE2 with its just-in-time compiler, and std::regex. All must agree on every
// name.

#define PCRE2_CODE_UNIT_WIDTH 8
#include "names/function_name.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <regex>

#include <benchmark/benchmark.h>
#include <pcre2.h>
#include <re2/re2.h>

#include "function_names.h"
#include "pattern/compile.h"
#include "pattern/matcher.h"

namespace plumbline::bench {
namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = function_names();
  return all;
}

constexpr std::ptrdiff_t valid_names = 128;

template <class Matches>
void measure(benchmark::State& state, Matches matches) {
  if (std::count_if(names().begin(), names().end(), matches) != valid_names) {
    state.SkipWithError("does not find 128 valid names");
    return;
  }
  for (auto _ : state) {
    for (const std::string& name : names()) benchmark::DoNotOptimize(matches(name));
  }
  const auto done = static_cast<double>(state.iterations()) * static_cast<double>(names().size());
  state.counters["per_name"] =
      benchmark::Counter(done, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void recogniser(benchmark::State& state) {
  measure(state, [](const std::string& name) { return names::is_function_name(name); });
}

void matcher(benchmark::State& state) {
  const pattern::Matcher matcher(*pattern::compile(function_name_pattern));
  measure(state, [&](const std::string& name) { return matcher(name); });
}

void plain_dfa(benchmark::State& state) {
  const pattern::Dfa dfa = *pattern::compile(function_name_pattern);
  measure(state, [&](const std::string& name) { return pattern::matches(dfa, name); });
}

void re2_full_match(benchmark::State& state) {
  const re2::RE2 regex{re2::StringPiece(function_name_pattern.data(), function_name_pattern.size())};
  measure(state, [&](const std::string& name) { return re2::RE2::FullMatch(name, regex); });
}

void pcre2_jit(benchmark::State& state) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(function_name_pattern.data()), function_name_pattern.size(),
                    PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NO_AUTO_CAPTURE, &error, &offset, nullptr);
  if (code == nullptr || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
    state.SkipWithError("PCRE2 has no just-in-time compiler here");
    pcre2_code_free(code);
    return;
  }
  pcre2_match_data* match = pcre2_match_data_create_from_pattern(code, nullptr);
  measure(state, [&](const std::string& name) {
    return pcre2_jit_match(code, reinterpret_cast<PCRE2_SPTR>(name.data()), name.size(), 0, 0, match,
                           nullptr) >= 0;
  });
  pcre2_match_data_free(match);
  pcre2_code_free(code);
}

void std_regex(benchmark::State& state) {
  const std::regex regex(std::string{function_name_pattern});
  measure(state, [&](const std::string& name) { return std::regex_match(name, regex); });
}

BENCHMARK(recogniser);
BENCHMARK(matcher);
BENCHMARK(plain_dfa);
BENCHMARK(pcre2_jit);
BENCHMARK(re2_full_match);
BENCHMARK(std_regex);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
