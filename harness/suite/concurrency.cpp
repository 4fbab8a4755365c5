#include "suite/concurrency.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "suite/case_runner.h"
#include "suite/concurrency_laws.h"
#include "suite/model.h"

namespace plumbline::suite {
namespace {

struct Law {
  std::string_view id;
  std::string_view about;
  std::vector<std::string> clauses;
  std::string (*hold)(const FunctionClient& client, unsigned clients, Outcome& outcome);
};

std::span<const Law> laws() {
  static const std::array<Law, 4> all = {{
      {"concurrency/one-revision-id",
       "of several updates at once with the same RevisionId exactly one is made",
       {"RevisionId.match", "RevisionId.stale", "RevisionId.mismatch", "error.PreconditionFailedException"},
       hold_one_winner},
      {"concurrency/updates",
       "updates and reads at once are answered as if they had come one after the other",
       {"operation.updates-code", "response.status", "response.CodeSha256.value", "response.CodeSize.value",
        "response.RevisionId.value", "observed.revision-id.changes", "observed.read.status"},
       hold_one_after_another},
      {"concurrency/publishes",
       "each of several publishing updates at once gets its own version, without gaps, with its own code",
       {"Publish.publishes", "Publish.after-update", "response.status", "observed.read.status",
        "observed.read.versions"},
       hold_numbers_apart},
      {"concurrency/update-in-progress",
       "an update that comes while another one is in progress is refused with 409",
       {"observed.update-in-progress"},
       hold_conflict},
  }};
  return all;
}

}  // namespace

Cases concurrency_cases(const spec::Spec& spec) {
  Cases cases;
  if (!Model::is_known_to(spec)) return cases;
  for (const Law& law : laws()) {
    if (std::ranges::any_of(law.clauses, [&](auto& id) { return spec.clause(id) == nullptr; })) continue;
    Case made;
    made.id = law.id;
    made.about = law.about;
    made.clauses = law.clauses;
    made.needs = {Need::fresh_function};
    cases.push_back(std::move(made));
  }
  return cases;
}

Result<Outcome, std::string> run_concurrency(const Case& tested, const ConcurrencyStage& stage) {
  Outcome outcome;
  outcome.id = tested.id;
  outcome.about = tested.about;
  outcome.clauses = tested.clauses;
  const auto law = std::ranges::find(laws(), tested.id, &Law::id);
  const auto bindings = stage.fixtures.provide(tested);
  if (law == laws().end() || !bindings) {
    outcome.verdict = verdict::Verdict::untestable;
    outcome.reason = bindings ? "there is no concurrency case " + tested.id : bindings.error();
    return outcome;
  }
  const FunctionClient client(stage.caller, stage.fixtures, stage.spec, *bindings->at("function").string());
  const std::string why_not = law->hold(client, stage.clients, outcome);
  if (!outcome.defects.empty()) outcome.before = with_makings(stage.fixtures);
  stage.fixtures.release();
  if (!why_not.empty()) return refused(why_not);
  outcome.verdict = verdict_of(outcome.defects, stage.spec, stage.profile);
  return outcome;
}

}  // namespace plumbline::suite
