#include "report/collector.h"

#include <algorithm>

#include "report/credentials.h"

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

std::string beginning(const std::string& text) { return text.substr(0, kept_text_bytes_max); }

void clean(suite::Finding& finding) {
  finding.observed = without_credentials(finding.observed);
  finding.expected = without_credentials(finding.expected);
  for (Defect& defect : finding.witness.defects) {
    defect.observed = without_credentials(defect.observed);
    defect.expected = without_credentials(defect.expected);
  }
  finding.witness.reason = without_credentials(finding.witness.reason);
  if (finding.witness.exchange)
    finding.witness.exchange = without_credentials(*std::move(finding.witness.exchange));
}

RunFacts clean(RunFacts facts) {
  for (std::string* text : {&facts.target, &facts.endpoint, &facts.command, &facts.selection})
    *text = without_credentials(*text);
  return facts;
}

}  // namespace

void Collector::add(const suite::Outcome& outcome) {
  count_clauses(outcome);
  if (outcome.verdict == Verdict::untestable) add_untestable(outcome);
  if (!outcome.defects.empty()) findings_.add(kept(outcome));
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

void Collector::add_untestable(const suite::Outcome& outcome) {
  std::string reason = without_credentials(beginning(outcome.reason));
  if (!untestable_.contains(reason) && untestable_.size() >= told_apart_max) reason = "other reasons";
  Untestable& group = untestable_[reason];
  if (group.cases++ == 0) group.example = outcome.id;
  group.reason = std::move(reason);
}

suite::Outcome Collector::kept(const suite::Outcome& outcome) {
  suite::Outcome cut = outcome;
  if (cut.exchange && cut.exchange->response && cut.exchange->response->body.size() > kept_body_bytes_max)
    cut.exchange->response->body.resize(kept_body_bytes_max);
  for (Defect& defect : cut.defects) {
    defect.observed = beginning(defect.observed);
    defect.expected = beginning(defect.expected);
    std::set<std::string>& seen = observations_[{defect.clause, defect.kind}];
    if (seen.size() < told_apart_max)
      seen.insert(defect.observed);
    else if (!seen.contains(defect.observed))
      defect.observed = "something else again";
  }
  return cut;
}

Result Collector::finish(RunFacts facts, suite::RunSummary summary) const {
  Result result;
  result.facts = clean(std::move(facts));
  result.summary = std::move(summary);
  result.findings = findings_.ranked();
  for (suite::Finding& finding : result.findings) clean(finding);
  for (const auto& [reason, group] : untestable_) result.untestable.push_back(group);
  std::ranges::stable_sort(result.untestable, std::ranges::greater{}, &Untestable::cases);
  result.clauses = clauses_;
  result.ending = ending_of(result);
  return result;
}

}  // namespace plumbline::report
