#include "suite/blame.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "suite/find_culprits.h"
#include "suite/what_changed.h"
#include "verdict/defect.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;
using verdict::Verdict;

/// Those of a batch that may be to blame, and what came of sending parts of them again.
class Suspects {
 public:
  Suspects(std::vector<Refusal*> refusals, CaseRunner& runner, Fixtures& fixtures)
      : refusals_(std::move(refusals)), runner_(runner), fixtures_(fixtures) {}

  [[nodiscard]] std::size_t count() const { return refusals_.size(); }

  /// Whether sending the part again changes anything.
  [[nodiscard]] bool change_something(Part part) {
    const std::span<Refusal*> again = std::span(refusals_).subspan(part.first, part.count);
    fixtures_.doubt();
    if (!run_control(again.front()->tested)) return false;
    const json::Value before = fixtures_.snapshot();
    if (before.is(json::Kind::null)) return false;
    std::optional<Exchange> last;
    std::vector<Exchange> made;
    for (const Refusal* refusal : again) {
      const auto bindings = fixtures_.provide(refusal->tested);
      if (bindings) (void)runner_.attempt(refusal->tested, *bindings, part.count == 1 ? &last : nullptr);
      if (part.count == 1) made = with_makings(fixtures_);
      fixtures_.release();
    }
    const json::Value after = fixtures_.snapshot();
    if (before == after) return false;
    seen_[part.first] = {what_changed(before, after), std::move(last), std::move(made)};
    return true;
  }

  /// Says of a single one that it changed something, the last time that it was sent alone.
  void convict(std::size_t index) {
    Refusal& culprit = *refusals_[index];
    Seen& seen = seen_[index];
    if (culprit.outcome.defects.empty()) culprit.outcome.before = std::move(seen.made);
    const verdict::Defect defect{culprit.tested.clauses.front(), DefectKind::state_changed, seen.change,
                                 "a refused request changes nothing"};
    if (seen.last)
      add_defects(culprit.outcome, {defect}, *std::move(seen.last));
    else
      culprit.outcome.defects.push_back(defect);
  }

  void call_untestable(Part part, const std::string& reason) {
    for (Refusal* refusal : std::span(refusals_).subspan(part.first, part.count)) {
      refusal->outcome.verdict = std::max(refusal->outcome.verdict, Verdict::untestable);
      refusal->outcome.reason = reason;
    }
  }

  /// What was seen to change when the part was sent again.
  [[nodiscard]] const std::string& change_of(Part part) { return seen_[part.first].change; }

 private:
  struct Seen {
    std::string change;
    std::optional<Exchange> last;
    std::vector<Exchange> made;  ///< what it was sent to
  };

  bool run_control(const Case& tested) {
    const auto bindings = fixtures_.provide(tested);
    if (!bindings) return false;
    Outcome ignored = outcome_of(tested);
    if (tested.control) (void)runner_.run_control(tested, *bindings, ignored);
    fixtures_.release();
    return true;
  }

  std::vector<Refusal*> refusals_;
  CaseRunner& runner_;
  Fixtures& fixtures_;
  std::map<std::size_t, Seen> seen_;  ///< by where the part begins; of parts within each other the last
};

/// Why nobody of a part can be named.
std::string why_unexplained(Part part, std::size_t batch, const std::string& before,
                            const std::string& again) {
  if (part.count == batch)
    return fmt::format(
        "after {} requests that must change nothing, {}; sent again, in halves down to single ones, none of "
        "them changed anything: the target does not always do the same",
        batch, before);
  return fmt::format(
      "{} requests that must change nothing, this among them, were sent again, and {}; no smaller part of them "
      "changed anything: the target does not always do the same, or several of them do it together",
      part.count, again);
}

}  // namespace

void blame(std::vector<Refusal>& batch, const std::string& change, CaseRunner& runner, Fixtures& fixtures) {
  std::vector<Refusal*> refused;
  for (Refusal& refusal : batch)
    if (!is_success(refusal.outcome.status)) refused.push_back(&refusal);
  const bool is_explained = refused.size() < batch.size();
  Suspects suspects(std::move(refused), runner, fixtures);
  const auto change_something = [&](Part part) { return suspects.change_something(part); };
  // What one that succeeded has changed says nothing of the others: they are tried without it.
  if (is_explained && (suspects.count() == 0 || !change_something({0, suspects.count()}))) return;
  const Culprits culprits = find_culprits(suspects.count(), change_something);
  for (const std::size_t culprit : culprits.found) suspects.convict(culprit);
  for (const Part part : culprits.unexplained)
    suspects.call_untestable(part, why_unexplained(part, batch.size(), change, suspects.change_of(part)));
}

}  // namespace plumbline::suite
