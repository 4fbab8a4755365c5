#include "pattern/determinize.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "pattern/partition.h"
#include "pattern/reader.h"
#include "pattern/runs.h"
#include "pattern/sequence_store.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

// A debt: a set of runs of a look-ahead, and whether they must fail.
Id debt(Id runs, bool negative) { return runs * 2 + (negative ? 1 : 0); }

constexpr std::size_t steps_of_debt = 10;  // what it costs to follow one, beside the visit of a state

constexpr Id nothing = 0;     // the set without a run: accepts no text
constexpr Id everything = 1;  // stands for any set with a run that holds without debts: accepts all texts

class Determinizer {
 public:
  Determinizer(const Nfa& nfa, const Partition& partition, const CompileLimits& limits)
      : nfa_(nfa), partition_(partition), limits_(limits), seen_(nfa.states.size(), 0) {
    debts_.id_of({});
    runs_.id_of({});
    const std::uint64_t mark = ~std::uint64_t{0};
    runs_.id_of(std::span(&mark, 1));
    for (Id i = 0; i < nfa_.looks.size(); ++i) (nfa_.looks[i].ahead ? aheads_ : behinds_).push_back(i);
  }

  Result<Dfa, PatternError> run() {
    const Id classes = partition_.alphabet.classes;
    Dfa dfa;
    dfa.alphabet = partition_.alphabet;
    const Id behind = first_behind();
    state_id(behind, closure({packed({nfa_.start, no_debts})}, behind));
    for (Id state = 0; state < states_.size(); ++state) {
      dfa.accepting.push_back(accepts(states_[state].runs) ? 1 : 0);
      closed_.clear();
      for (Id id = 0; id < classes && steps_ <= limits_.steps_max; ++id)
        dfa.next.push_back(successor(state, id));
      if (const auto passed = passed_limit(dfa.next.size())) return refused_at(0, *passed);
    }
    return dfa;
  }

 private:
  struct State {
    Id behind;  // where all look-behinds stand: the id of one set of runs for each
    Id runs;
  };

  struct Closed {
    Id behind;
    std::vector<std::uint64_t> moved;
    Id runs;
  };

  [[nodiscard]] std::optional<std::string> passed_limit(std::size_t transitions) const {
    const auto more_than = [](std::size_t limit, const char* what) {
      return "the pattern's automaton needs more than " + std::to_string(limit) + " " + what;
    };
    if (states_.size() > limits_.states_max) return more_than(limits_.states_max, "states");
    if (transitions > limits_.transitions_max) return more_than(limits_.transitions_max, "transitions");
    if (runs_.elements() + debts_.elements() > limits_.set_elements_max) {
      return more_than(limits_.set_elements_max, "members in its sets of states");
    }
    if (steps_ > limits_.steps_max) return more_than(limits_.steps_max, "steps to be built");
    return std::nullopt;
  }

  Id state_id(Id behind, Id runs) {
    if (runs == nothing || runs == everything) behind = 0;  // nothing depends on it any more
    const auto [found, is_new] =
        state_ids_.emplace((std::uint64_t{behind} << 32U) | runs, static_cast<Id>(states_.size()));
    if (is_new) states_.push_back({behind, runs});
    return found->second;
  }

  Id successor(Id state, Id id) {
    const State from = states_[state];
    settled_.clear();
    if (from.runs == nothing || from.runs == everything) return state_id(0, from.runs);
    const Id behind = next_behind(from.behind, id);
    return state_id(behind, closure_once(moved_by(from.runs, id, behind), behind));
  }

  // As closure; the classes that one state does not tell apart share their closures.
  Id closure_once(std::vector<std::uint64_t> moved, Id behind) {
    for (const Closed& known : closed_) {
      if (known.behind == behind && known.moved == moved) return known.runs;
    }
    const Id runs = closure(moved, behind);
    closed_.push_back({behind, std::move(moved), runs});
    return runs;
  }

  // The runs after one more code point, of class `id`, with the look-behinds standing at `behind` after it.
  Id step(Id runs, Id id, Id behind) {
    if (runs == nothing || runs == everything) return runs;
    return closure(moved_by(runs, id, behind), behind);
  }

  std::vector<std::uint64_t> moved_by(Id runs, Id id, Id behind) {
    std::vector<std::uint64_t> moved;
    for (std::size_t i = 0; i < runs_[runs].size(); ++i) {
      ++steps_;
      const Run run = unpacked(runs_[runs][i]);
      const NfaState& state = nfa_.states[run.state];
      const bool stays = state.kind == NfaState::Kind::hold;
      const bool moves = state.kind == NfaState::Kind::chars && partition_.holds[state.other][id] != 0;
      if (!stays && !moves) continue;
      const auto debts = step_debts(run.debts, id, behind);
      if (!debts) continue;
      if (moved.empty()) moved.reserve(runs_[runs].size());
      moved.push_back(packed({stays ? run.state : state.next, *debts}));
    }
    return moved;
  }

  // nullopt where a debt fails.
  std::optional<Id> step_debts(Id debts, Id id, Id behind) {
    if (debts == no_debts) return no_debts;
    if (const auto known = settled_.find(debts); known != settled_.end()) return known->second;
    std::vector<Id> left;
    std::optional<Id> result;
    bool failed = false;
    for (std::size_t i = 0; i < debts_[debts].size() && !failed; ++i) {
      const Id owed = debts_[debts][i];
      steps_ += steps_of_debt;
      failed = !owe(step(owed / 2, id, behind), owed % 2 == 1, left);
    }
    if (!failed) result = debts_id(std::move(left));
    settled_.emplace(debts, result);
    return result;
  }

  // Adds a debt unless it is settled already; false where it has failed.
  static bool owe(Id runs, bool negative, std::vector<Id>& debts) {
    if (runs == nothing) return negative;
    if (runs == everything) return !negative;
    debts.push_back(debt(runs, negative));
    return true;
  }

  Id debts_id(std::vector<Id> debts) {
    std::sort(debts.begin(), debts.end());
    debts.erase(std::unique(debts.begin(), debts.end()), debts.end());
    return debts_.id_of(debts);
  }

  // All runs that `pending` come to without reading, as an id.
  Id closure(std::vector<std::uint64_t> pending, Id behind) {
    if (pending.empty()) return nothing;
    ++epoch_;
    reached_.clear();
    seen_with_debts_.forget_all();
    while (!pending.empty() && steps_ <= limits_.steps_max) {
      ++steps_;
      const Run run = unpacked(pending.back());
      pending.pop_back();
      if (seen_[run.state] == epoch_) continue;  // already reached without debts, which accepts more
      if (run.debts == no_debts) {
        seen_[run.state] = epoch_;
      } else if (!seen_with_debts_.insert(packed(run))) {
        continue;
      }
      const NfaState& state = nfa_.states[run.state];
      switch (state.kind) {
        case NfaState::Kind::chars:
        case NfaState::Kind::accept:
          reached_.push_back(packed(run));
          break;
        case NfaState::Kind::hold:
          if (run.debts == no_debts) return everything;
          reached_.push_back(packed(run));
          break;
        case NfaState::Kind::split:
          pending.push_back(packed({state.other, run.debts}));
          pending.push_back(packed({state.next, run.debts}));
          break;
        case NfaState::Kind::look:
          if (const auto debts = pass_look(state.other, run.debts, behind)) {
            pending.push_back(packed({state.next, *debts}));
          }
          break;
      }
    }
    drop_beaten(reached_, nfa_.copies);
    return runs_.id_of(reached_);
  }

  // The debts of a run after it has passed a look-around; nullopt where that does not hold.
  std::optional<Id> pass_look(Id look, Id debts, Id behind) {
    const bool negative = nfa_.looks[look].negative;
    if (!nfa_.looks[look].ahead) {
      return holds_behind(look, behind) != negative ? std::optional(debts) : std::nullopt;
    }
    std::vector<Id> owed(debts_[debts].begin(), debts_[debts].end());
    steps_ += steps_of_debt * (owed.size() + 1);
    if (!owe(ahead_starts_[behind][look], negative, owed)) return std::nullopt;
    return debts_id(std::move(owed));
  }

  [[nodiscard]] bool holds_behind(Id look, Id behind) const {
    const auto at = std::find(behinds_.begin(), behinds_.end(), look) - behinds_.begin();
    return accepts(behind_stands_[behind][static_cast<std::size_t>(at)]);
  }

  // Whether the text may end with these runs.
  [[nodiscard]] bool accepts(Id runs) const {
    if (runs == nothing || runs == everything) return runs == everything;
    const auto all = runs_[runs];
    return std::any_of(all.begin(), all.end(), [&](std::uint64_t packed_run) {
      const Run run = unpacked(packed_run);
      const NfaState::Kind kind = nfa_.states[run.state].kind;
      if (kind != NfaState::Kind::accept && kind != NfaState::Kind::hold) return false;
      const auto owed = debts_[run.debts];
      return std::all_of(owed.begin(), owed.end(),
                         [&](Id one) { return accepts(one / 2) != (one % 2 == 1); });
    });
  }

  Id first_behind() {
    std::vector<Id> stands;
    for (std::size_t i = 0; i < behinds_.size(); ++i) {
      const Id partial = partial_behind(stands);
      stands.push_back(closure({packed({nfa_.looks[behinds_[i]].start, no_debts})}, partial));
    }
    return behind_id(stands);
  }

  Id next_behind(Id behind, Id id) {
    if (behinds_.empty()) return behind;
    std::vector<Id> stands;
    for (std::size_t i = 0; i < behinds_.size(); ++i) {
      const Id partial = partial_behind(stands);
      stands.push_back(step(behind_stands_[behind][i], id, partial));
    }
    return behind_id(stands);
  }

  // A place for the look-behinds known so far, for the sake of those that hold them.
  Id partial_behind(const std::vector<Id>& stands) {
    behind_stands_.resize(std::max<std::size_t>(behind_stands_.size(), 1));
    behind_stands_[scratch] = stands;
    return scratch;
  }

  static constexpr Id scratch = 0;

  // All look-behinds stand at `stands`: names that, and sees where each look-ahead that begins here would
  // start.
  Id behind_id(const std::vector<Id>& stands) {
    const Id id = behind_ids_.id_of(stands) + 1;
    if (id < ahead_starts_.size()) return id;
    behind_stands_.resize(id + 1);
    behind_stands_[id] = stands;
    ahead_starts_.resize(id + 1);
    ahead_starts_[id].resize(nfa_.looks.size(), nothing);
    for (const Id look : aheads_) {
      ahead_starts_[id][look] = closure({packed({nfa_.looks[look].start, no_debts})}, id);
    }
    return id;
  }

  const Nfa& nfa_;
  const Partition& partition_;
  const CompileLimits& limits_;
  std::vector<Id> aheads_;
  std::vector<Id> behinds_;
  SequenceStore<std::uint64_t> runs_;
  SequenceStore<Id> debts_;
  SequenceStore<Id> behind_ids_;
  std::vector<std::vector<Id>> behind_stands_;  // by behind: the runs of each look-behind
  std::vector<std::vector<Id>>
      ahead_starts_;  // by behind and look: the runs of a look-ahead that begins there
  std::vector<State> states_;
  std::unordered_map<std::uint64_t, Id> state_ids_;
  std::unordered_map<Id, std::optional<Id>> settled_;  // by debts: what one step makes of them
  std::vector<Closed> closed_;                         // of the state at hand
  std::vector<std::uint64_t> reached_;                 // by the closure at hand
  SeenRuns seen_with_debts_;                           // by the closure at hand
  std::vector<std::uint32_t> seen_;
  std::uint32_t epoch_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

Result<Dfa, PatternError> determinize(const Nfa& nfa, const CompileLimits& limits) {
  const auto classes = partition(nfa.sets, limits.classes_max);
  if (!classes) {
    return refused_at(
        0, "the pattern has more than " + std::to_string(limits.classes_max) + " classes of characters");
  }
  return Determinizer(nfa, *classes, limits).run();
}

}  // namespace plumbline::pattern
