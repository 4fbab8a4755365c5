#include "suite/sequence_run.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "suite/shrink.h"
#include "suite/worker.h"

namespace plumbline::suite {
namespace {

constexpr int attempts_max = 60;

/// The outcome with the defects of its first divergence alone. What an answer's envelope and shape are held
/// against is shown by cases of its own; what comes after a divergence is predicted of another function.
void keep_first_divergence(Outcome& outcome, const spec::Spec& spec, const verdict::Profile& profile) {
  const auto is_predicted = [&](const verdict::Defect& defect) {
    return defect.kind == verdict::DefectKind::no_answer ||
           std::ranges::find(outcome.clauses, defect.clause) != outcome.clauses.end();
  };
  const auto first = std::ranges::find_if(outcome.defects, is_predicted);
  verdict::Defects kept;
  const Exchange* shown = nullptr;
  if (first != outcome.defects.end()) {
    shown = outcome.exchange_of(static_cast<std::size_t>(first - outcome.defects.begin()));
    for (std::size_t i = 0; i < outcome.defects.size(); ++i)
      if (outcome.exchange_of(i) == shown && is_predicted(outcome.defects[i]))
        kept.push_back(outcome.defects[i]);
    outcome.verdict = verdict_of(kept, spec, profile);
    outcome.reason.clear();
  } else if (outcome.verdict != verdict::Verdict::untestable) {
    outcome.verdict = verdict::Verdict::pass;
  }
  outcome.exchange = shown != nullptr ? std::optional(Exchange(*shown)) : std::nullopt;
  outcome.defects = std::move(kept);
  outcome.later.clear();
}

Outcome attempt(const Sequence& sequence, const SequenceStage& stage) {
  Outcome outcome;
  Worker worker(stage.caller, stage.fixtures, stage.spec, stage.profile,
                [&](const Case&, Outcome& result) { outcome = std::move(result); });
  worker.run(case_of(sequence, stage.spec));
  worker.finish();
  keep_first_divergence(outcome, stage.spec, stage.profile);
  return outcome;
}

/// Whether both went wrong by the same clause in the same way.
bool is_same_divergence(const Outcome& a, const Outcome& b) {
  if (a.defects.empty() || b.defects.empty()) return false;
  return a.defects.front().clause == b.defects.front().clause &&
         a.defects.front().kind == b.defects.front().kind;
}

}  // namespace

Outcome run_sequence(const Sequence& sequence, const SequenceStage& stage) {
  Outcome first = attempt(sequence, stage);
  const bool is_answered = first.verdict != verdict::Verdict::no_answer;
  if (first.defects.empty() || !is_answered || stage.is_over()) return first;

  std::optional<Outcome> smallest;
  const auto still_shows = [&](const Moves& moves) {
    if (stage.is_over()) return false;
    Outcome again = attempt({sequence.id, moves}, stage);
    if (!is_same_divergence(first, again)) return false;
    smallest = std::move(again);
    return true;
  };
  const Moves moves = shrink(sequence.moves, still_shows, attempts_max);
  if (!smallest) return first;
  smallest->about = fmt::format("{} of {} moves: {}", moves.size(), sequence.moves.size(), text_of(moves));
  return *std::move(smallest);
}

}  // namespace plumbline::suite
