#include "suite/generate.h"

#include <algorithm>

#include <fnmatch.h>

#include "suite/scenario.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// The request of each sample as it is: what must work before anything else means something.
void try_samples(const spec::Operation& operation, Cases& cases) {
  for (const spec::Sample& sample : operation.samples) {
    if (sample.needs_source) continue;  // that it is not there is told in scenarios
    Case made;
    made.id = operation.name + "/" + sample.id;
    made.about = "a valid request (" + sample.id + ")";
    made.clauses = {std::string(operation.clause("status"))};
    made.needs = {Need::function};
    Step step = unchanged(operation, sample);
    step.expect = {{made.clauses.front(), success_of(operation, sample), {}}};
    made.steps = {std::move(step)};
    cases.push_back(std::move(made));
  }
}

void try_members(const spec::Operation& operation, Cases& cases) {
  for (const spec::Sample& sample : operation.samples)
    for (const std::string& name : sample.members)
      if (const spec::Member* member = operation.input->member(name))
        for (const Strategy strategy : member_strategies()) strategy({operation, sample, *member}, cases);
}

}  // namespace

Result<Cases, spec::SpecError> generate(const spec::Spec& spec) {
  auto scenarios = read_scenarios(spec);
  if (!scenarios) return scenarios;
  Cases cases;
  for (const spec::Operation& operation : spec.operations) {
    try_samples(operation, cases);
    try_members(operation, cases);
    try_rules(operation, cases);
    try_protocol(operation, cases);
  }
  cases.insert(cases.end(), std::make_move_iterator(scenarios->begin()),
               std::make_move_iterator(scenarios->end()));
  std::stable_partition(cases.begin(), cases.end(),
                        [](const Case& made) { return made.effect == Effect::refusal; });
  return cases;
}

bool is_chosen(std::string_view id, const std::string& glob) {
  return glob.empty() || fnmatch(glob.c_str(), std::string(id).c_str(), FNM_NOESCAPE) == 0;
}

Cases chosen(Cases cases, const std::string& glob) {
  std::erase_if(cases, [&](const Case& made) { return !is_chosen(made.id, glob); });
  return cases;
}

CaseStream chosen(CaseStream cases, std::string glob) {
  return [cases = std::move(cases), glob = std::move(glob)]() -> std::optional<Case> {
    while (auto next = cases())
      if (is_chosen(next->id, glob)) return next;
    return std::nullopt;
  };
}

}  // namespace plumbline::suite
