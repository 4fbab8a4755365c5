#include "suite/finding.h"

#include <algorithm>
#include <optional>
#include <set>

namespace plumbline::suite {
namespace {

/// How much there is to read in a witness.
std::size_t size_of(const Exchange* exchange) {
  return exchange == nullptr ? 0 : exchange->request.target.size() + exchange->request.body.size();
}

std::size_t size_of(const std::optional<Exchange>& exchange) {
  return size_of(exchange ? &*exchange : nullptr);
}

/// The outcome with no exchange but the one that shows the defect.
Outcome witness_of(const Outcome& outcome, std::size_t defect) {
  Outcome witness = outcome;
  const Exchange* shown = outcome.exchange_of(defect);
  witness.exchange = shown != nullptr ? std::optional(*shown) : std::nullopt;
  witness.later.clear();
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
    if (!is_new && size_of(outcome.exchange_of(i)) >= size_of(finding.witness.exchange)) continue;
    finding.clause = defect.clause;
    finding.kind = defect.kind;
    finding.observed = defect.observed;
    finding.expected = defect.expected;
    finding.verdict = verdict_of(defect, spec_, profile_);
    finding.witness = witness_of(outcome, i);
  }
}

std::vector<Finding> Findings::ranked() const {
  std::vector<Finding> findings;
  for (const auto& [cause, finding] : found_) findings.push_back(finding);
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    return std::tuple(b.verdict, b.cases) < std::tuple(a.verdict, a.cases);
  });
  return findings;
}

}  // namespace plumbline::suite
