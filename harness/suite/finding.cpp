#include "suite/finding.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace plumbline::suite {
namespace {

/// How much there is to read in a witness.
std::uint64_t size_of(const Exchange* exchange) {
  if (exchange == nullptr) return 0;
  const std::uint64_t body = exchange->cut_body ? exchange->cut_body->bytes : exchange->request.body.size();
  return exchange->request.target.size() + body;
}

/// Whether an outcome shows the defect with less to read than the witness so far; of two that are alike the
/// same one always, whichever came first.
bool is_smaller(const Outcome& outcome, std::size_t defect, const Outcome& witness) {
  return std::tuple(size_of(outcome.exchange_of(defect)), std::string_view(outcome.id)) <
         std::tuple(size_of(witness.exchange ? &*witness.exchange : nullptr), std::string_view(witness.id));
}

/// The outcome with no exchange but the one that shows the defect.
Outcome witness_of(const Outcome& outcome, std::size_t defect) {
  Outcome witness = outcome;
  const Exchange* shown = outcome.exchange_of(defect);
  witness.exchange = shown != nullptr ? std::optional(*shown) : std::nullopt;
  witness.later.clear();
  if (shown == nullptr) return witness;
  const auto is_shown = [&](const Exchange& one) { return one.request == shown->request; };
  witness.before.erase(std::ranges::find_if(witness.before, is_shown), witness.before.end());
  return witness;
}

}  // namespace

void Findings::add(const Outcome& outcome) {
  std::set<Cause> counted;
  for (std::size_t i = 0; i < outcome.defects.size(); ++i) {
    const verdict::Defect& defect = outcome.defects[i];
    const Cause cause{defect.clause, defect.kind, defect.observed};
    if (!counted.insert(cause).second) continue;
    auto [place, is_new] = found_.try_emplace(cause);
    Finding& finding = place->second;
    ++finding.cases;
    if (!is_new && !is_smaller(outcome, i, finding.witness)) continue;
    finding.clause = defect.clause;
    finding.kind = defect.kind;
    finding.observed = defect.observed;
    finding.expected = defect.expected;
    finding.verdict = verdict_of(defect, spec_, profile_);
    finding.witness = witness_of(outcome, i);
  }
}

std::vector<Finding> Findings::ranked() const {
  const auto tier_of = [&](const Finding& finding) {
    const spec::Clause* clause = spec_.clause(finding.clause);
    return clause != nullptr ? clause->tier : spec::Tier::inferred;
  };
  std::vector<Finding> findings;
  for (const auto& [cause, finding] : found_) findings.push_back(finding);
  std::ranges::stable_sort(findings, [&](const Finding& a, const Finding& b) {
    return std::tuple(b.verdict, tier_of(a), b.cases) < std::tuple(a.verdict, tier_of(b), a.cases);
  });
  return findings;
}

}  // namespace plumbline::suite
