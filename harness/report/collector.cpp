#include "report/collector.h"

#include <algorithm>

#include "report/credentials.h"
#include "report/kept.h"

namespace plumbline::report {
namespace {

using verdict::Defect;
using verdict::DefectKind;
using verdict::Verdict;

/// Whether a defect means that the case's request was not answered as it should be, so that the case shows
/// nothing of its other clauses.
bool ends_the_case(DefectKind kind) {
  return kind == DefectKind::status || kind == DefectKind::error_type || kind == DefectKind::message ||
         kind == DefectKind::no_answer;
}

RunFacts clean(RunFacts facts) {
  for (std::string* text : {&facts.target, &facts.endpoint, &facts.command, &facts.selection})
    *text = without_credentials(*text);
  return facts;
}

}  // namespace

Collector::Collector(const spec::Spec& spec, verdict::Profile profile, const Baseline* baseline)
    : spec_(spec), profile_(profile), findings_(spec, profile) {
  if (baseline != nullptr) known_.emplace(*baseline, spec, profile);
}

bool Collector::add(const suite::Outcome& outcome) {
  count_clauses(outcome);
  if (is_plain_pass(outcome)) {
    if (known_) known_->pass(outcome.id);
    return true;
  }
  suite::Outcome kept_of_it = kept(outcome);
  if (kept_of_it.verdict == Verdict::untestable) add_untestable(kept_of_it);
  const bool is_known = known_ && known_->take(kept_of_it);
  if (!kept_of_it.defects.empty()) findings_.add(told_apart(std::move(kept_of_it)));
  return is_known;
}

void Collector::count_clauses(const suite::Outcome& outcome) {
  std::map<std::string_view, Verdict> shown;
  bool ended = false;
  for (const Defect& defect : outcome.defects) {
    const Verdict verdict = verdict_of(defect, spec_, profile_);
    Verdict& gravest = shown.try_emplace(defect.clause, verdict).first->second;
    gravest = std::max(gravest, verdict);
    ended = ended || ends_the_case(defect.kind);
  }
  const bool is_untestable = outcome.verdict == Verdict::untestable;
  if (is_untestable || !ended)
    for (const std::string& clause : outcome.clauses)
      shown.try_emplace(clause, is_untestable ? Verdict::untestable : Verdict::pass);
  for (const auto& [clause, verdict] : shown) {
    auto place = clauses_.find(clause);
    if (place == clauses_.end()) place = clauses_.emplace(clause, Tally{}).first;
    ++place->second[static_cast<std::size_t>(verdict)];
  }
}

void Collector::add_untestable(const suite::Outcome& kept) {
  std::string reason = kept.reason;
  if (!untestable_.contains(reason) && untestable_.size() >= told_apart_max) reason = "other reasons";
  Untestable& group = untestable_[reason];
  if (group.cases++ == 0 || kept.id < group.example) group.example = kept.id;
  group.reason = std::move(reason);
}

suite::Outcome Collector::told_apart(suite::Outcome outcome) {
  for (Defect& defect : outcome.defects) {
    std::set<std::string>& seen = observations_[{defect.clause, defect.kind}];
    if (seen.size() < told_apart_max)
      seen.insert(defect.observed);
    else if (!seen.contains(defect.observed))
      defect.observed = something_else;
  }
  return outcome;
}

RunResult Collector::finish(RunFacts facts, suite::RunSummary summary) const {
  RunResult result;
  result.facts = clean(std::move(facts));
  result.summary = std::move(summary);
  result.findings = findings_.ranked();
  for (const auto& [reason, group] : untestable_) result.untestable.push_back(group);
  std::ranges::stable_sort(result.untestable, std::ranges::greater{}, &Untestable::cases);
  result.clauses = clauses_;
  if (known_) result.known = known_->finish(result);
  result.ending = ending_of(result);
  return result;
}

}  // namespace plumbline::report
