#include "suite/finding.h"

#include <algorithm>
#include <set>

namespace plumbline::suite {
namespace {

/// How much there is to read in a witness.
std::size_t size_of(const Outcome& outcome) {
  if (!outcome.exchange) return 0;
  return outcome.exchange->request.target.size() + outcome.exchange->request.body.size();
}

}  // namespace

void Findings::add(const Outcome& outcome) {
  std::set<Cause> counted;
  for (const verdict::Defect& defect : outcome.defects) {
    const Cause cause{defect.clause, defect.kind, defect.observed};
    if (!counted.insert(cause).second) continue;
    auto [place, is_new] = found_.try_emplace(cause);
    Finding& finding = place->second;
    ++finding.cases;
    if (!is_new && size_of(outcome) >= size_of(finding.witness)) continue;
    finding.clause = defect.clause;
    finding.kind = defect.kind;
    finding.observed = defect.observed;
    finding.expected = defect.expected;
    finding.verdict = verdict_of(defect, spec_, profile_);
    finding.witness = outcome;
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
