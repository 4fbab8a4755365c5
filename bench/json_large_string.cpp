// How fast is a JSON text read that is one large string, as a request with a package is? At 4 KiB, 1 MiB and
// 70 MB: parsed in place beside memchr for the closing quote, which is the least that must be done, and
// beside RapidJSON's own document, read in place and copying. The text is put back before each run outside of
// the time, since parsing in place spoils it.

#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <rapidjson/document.h>

#include "deployment_zips.h"
#include "json/document.h"
#include "json/parse.h"
#include "own_time.h"

namespace plumbline::bench {
namespace {

const std::string& text_of(std::int64_t bytes) {
  static std::map<std::int64_t, std::string> made;
  std::string& text = made[bytes];
  if (text.empty()) text = body_with(noise(static_cast<std::size_t>(bytes / 4 * 3)));
  return text;
}

/// Times `work` on texts of its own, which lie in memory that was used before.
template <class Work>
void measure(benchmark::State& state, Work work) {
  const std::string& text = text_of(state.range(0));
  std::vector<std::string> texts(OwnTime::pieces_at_once(text.size()));
  for (std::string& each : texts) each = roomy_copy(text);
  OwnTime time;
  for (auto _ : state) {
    for (std::string& each : texts) each.assign(text);
    std::size_t read = 0;
    time.of(texts.size(), [&](std::size_t i) { read += work(texts[i]) ? 1 : 0; });
    if (read != texts.size()) return state.SkipWithError("refuses a sound text");
  }
  time.tell(state);
}

void parse_in_place(benchmark::State& state) {
  measure(state, [](std::string& memory) {
    auto document = json::parse_in_place(std::move(memory));
    const bool is_read = document && document->root().find("ZipFile");
    memory = std::move(*document).release();
    return is_read;
  });
}

void parse(benchmark::State& state) {
  measure(state, [](const std::string& memory) { return json::parse(memory).has_value(); });
}

void find_the_quote(benchmark::State& state) {
  measure(state, [](const std::string& memory) {
    const std::size_t begin = memory.find(":\"") + 2;
    return std::memchr(memory.data() + begin, '"', memory.size() - begin) != nullptr;
  });
}

void rapidjson_in_place(benchmark::State& state) {
  measure(state, [](std::string& memory) {
    rapidjson::Document document;
    document.ParseInsitu(memory.data());
    return document.HasMember("ZipFile");
  });
}

void rapidjson_copying(benchmark::State& state) {
  measure(state, [](const std::string& memory) {
    rapidjson::Document document;
    document.Parse(memory.data(), memory.size());
    return document.HasMember("ZipFile");
  });
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(4 << 10)->Arg(1 << 20)->Arg(70'000'000); }

BENCHMARK(parse_in_place)->Apply(sizes);
BENCHMARK(parse)->Apply(sizes);
BENCHMARK(find_the_quote)->Name("memchr")->Apply(sizes);
BENCHMARK(rapidjson_in_place)->Apply(sizes);
BENCHMARK(rapidjson_copying)->Apply(sizes);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
