#include <algorithm>

#include "json/parse.h"
#include "law.h"
#include "spec/load.h"
#include "spec/scenarios.h"
#include "spec/schema.h"
#include "suite/scenario.h"

namespace plumbline::fuzz {
namespace {

constexpr const char* file_name = "scenarios/fuzzed.json";

/// A specification whose scenarios are exchanged for those of the input.
spec::Spec& specification() {
  static spec::Spec loaded = *spec::load(spec::embedded());
  return loaded;
}

const spec::Schema& schema() {
  static const spec::Schema read = [] {
    const auto traits = json::parse(spec::embedded().at("traits.json"));
    return *spec::Schema::read(*traits, spec::Where{"traits.json"});
  }();
  return read;
}

}  // namespace

/// Law: any JSON in the place of a file of scenarios is read or refused, with a place and a reason; and what
/// was read names only operations and clauses that are there.
void hold(std::string_view bytes) {
  auto file = json::parse(bytes);
  if (!file) return;
  spec::Spec& spec = specification();
  auto scenarios = spec::gather_scenarios({{file_name, *std::move(file)}}, schema());
  if (!scenarios) {
    expect("a refusal says why", !scenarios.error().reason.empty(), scenarios.error().text());
    return;
  }
  spec.scenarios = *std::move(scenarios);
  const auto cases = suite::read_scenarios(spec);
  if (!cases) {
    expect("a refusal says why", !cases.error().reason.empty(), cases.error().text());
    return;
  }
  expect_same("every scenario is a case", cases->size(), spec.scenarios.size());
  for (const suite::Case& read : *cases) {
    for (const std::string& id : read.clauses)
      expect("a clause of a case exists", spec.clause(id) != nullptr, id);
    for (const suite::Step& step : read.steps)
      expect("a step's operation exists", !step.fetch.empty() || spec.operation(step.operation) != nullptr,
             step.operation);
  }
}

}  // namespace plumbline::fuzz
