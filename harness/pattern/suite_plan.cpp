#include "pattern/suite_plan.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "pattern/compositions.h"
#include "pattern/reader.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
using Kind = Stratum::Kind;

void find_access_words(SuitePlan& plan) {
  const Dfa& dfa = plan.dfa;
  std::vector<bool> found(dfa.states(), false);
  std::vector<Id> queue{dfa.start};
  found[dfa.start] = true;
  plan.access.resize(dfa.states());
  plan.is_tree.assign(dfa.next.size(), 0);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (Id id = 0; id < dfa.alphabet.classes; ++id) {
      const Id to = dfa.step(queue[i], id);
      if (found[to]) continue;
      found[to] = true;
      plan.access[to] = plan.access[queue[i]];
      plan.access[to].push_back(id);
      plan.is_tree[std::size_t{queue[i]} * dfa.alphabet.classes + id] = 1;
      queue.push_back(to);
    }
  }
}

void find_gains(SuitePlan& plan) {
  const Identification& known = plan.identification;
  plan.gains.assign(known.of_state.size() * known.words.size(), 0);
  for (Id state = 0; state < known.of_state.size(); ++state) {
    for (const Ending& ending : known.of_state[state]) {
      plan.gains[plan.cell(state, ending.word)] = static_cast<std::uint16_t>(ending.gain);
    }
  }
}

// Of the endings of each state, one that tells it from `other` must follow the access word of `other` as
// well. One that follows it anyway is preferred.
void find_references(SuitePlan& plan, Id other) {
  const Identification& known = plan.identification;
  for (Id state = 0; state < known.of_state.size(); ++state) {
    if (state == other) continue;
    const std::vector<Ending>& own = known.of_state[state];
    const auto tells = [&](const Ending& ending) { return known.tells_apart(ending.word, state, other); };
    const bool known_already = std::any_of(own.begin(), own.end(), [&](const Ending& ending) {
      const std::size_t cell = plan.cell(other, ending.word);
      return tells(ending) && (ending.word == 0 || plan.gains[cell] > 0 || plan.references[cell] > 0);
    });
    if (known_already) continue;
    plan.references[plan.cell(other, std::find_if(own.begin(), own.end(), tells)->word)] = 1;
  }
}

// Where a state that comes 1 to `depth` steps after another is told from it by endings of its own only, one
// of those endings must follow words to the earlier state as well.
void find_separations(SuitePlan& plan) {
  const Identification& known = plan.identification;
  const Dfa& dfa = plan.dfa;
  plan.separations.assign(plan.gains.size(), 0);
  for (Id state = 0; state < dfa.states() && plan.depth > 0; ++state) {
    std::vector<bool> seen(dfa.states(), false);
    std::vector<Id> layer{state};
    for (std::uint16_t step = 1; step <= plan.depth; ++step) {
      std::vector<Id> next;
      for (const Id from : layer) {
        for (Id id = 0; id < dfa.alphabet.classes; ++id) {
          const Id to = dfa.step(from, id);
          if (seen[to]) continue;
          seen[to] = true;
          next.push_back(to);
        }
      }
      for (const Id later : next) {
        const std::vector<Ending>& own = known.of_state[later];
        const auto tells = [&](const Ending& ending) { return known.tells_apart(ending.word, state, later); };
        const bool known_already = std::any_of(own.begin(), own.end(), [&](const Ending& ending) {
          const std::size_t cell = plan.cell(state, ending.word);
          return tells(ending) && (ending.word == 0 || plan.gains[cell] > 0 || plan.separations[cell] > 0);
        });
        if (known_already || later == state) continue;
        plan.separations[plan.cell(state, std::find_if(own.begin(), own.end(), tells)->word)] = step;
      }
      layer = std::move(next);
    }
  }
}

void find_endings_by_hash(SuitePlan& plan) {
  for (Id word = 0; word < plan.identification.words.size(); ++word) {
    const ClassWord& ending = plan.identification.words[word];
    std::uint64_t hash = 0;
    for (auto id = ending.rbegin(); id != ending.rend(); ++id) hash = hash_before(*id, hash);
    plan.endings_by_hash.emplace(hash, word);
  }
}

// What endings are worth anywhere in `lists`, the greatest first.
template <class Lists>
void add_worths(const Lists& lists, std::set<Id, std::greater<>>& worths) {
  for (const std::vector<Ending>& endings : lists) {
    for (const Ending& ending : endings) worths.insert(ending.gain);
  }
}

using Worths = std::set<Id, std::greater<>>;

Worths worths_of_words(const SuitePlan& plan) {
  Worths worths;
  add_worths(plan.identification.of_state, worths);
  return worths;
}

Worths worths_of_places(const SuitePlan& plan) {
  Worths worths;
  for (const Place& place : plan.places) {
    add_worths(place.by_class, worths);
    add_worths(std::array{place.by_no_character}, worths);
  }
  return worths;
}

std::vector<Stratum> places_worth(Id worth) {
  std::vector<Stratum> out;
  for (Id rank = 0; rank < probe_ranks; ++rank) out.push_back({Kind::places, 0, 0, worth, rank});
  return out;
}

// The words of depth 0, then what each further depth adds; within a depth by what an ending is worth.
std::vector<Stratum> strata_of_words(const SuitePlan& plan) {
  const Worths worths = worths_of_words(plan);
  std::vector<Stratum> out{{Kind::access, 0, 0, 0}};
  for (const Id worth : worths) {
    out.push_back({Kind::telling, 0, 1, worth});
    out.push_back({Kind::telling, 0, 0, worth});
  }
  out.push_back({Kind::reference, 0, 0, 0});
  for (Id depth = 1; depth <= plan.depth; ++depth) {
    out.push_back({Kind::plain, depth, depth, 0});
    for (const Id worth : worths) out.push_back({Kind::telling, depth, depth + 1, worth});
    for (Id extension = 1; extension <= depth; ++extension) {
      out.push_back({Kind::separating, depth, extension, depth + 1 - extension});
    }
  }
  return out;
}

void set_strata(SuitePlan& plan, std::vector<Stratum> strata) {
  plan.strata = std::move(strata);
  plan.strata_by_key.clear();
  for (std::size_t i = 0; i < plan.strata.size(); ++i) {
    const Stratum& stratum = plan.strata[i];
    plan.strata_by_key.emplace(std::array{static_cast<Id>(stratum.kind), stratum.extension, stratum.worth},
                               i);
  }
}

}  // namespace

std::optional<std::size_t> SuitePlan::stratum_of(std::uint32_t extension, std::uint32_t state,
                                                 std::uint32_t word) const {
  const auto place = [&](Kind kind, Id worth) {
    return strata_by_key.at({static_cast<Id>(kind), extension, worth});
  };
  const std::size_t at = cell(state, word);
  if (extension == 0 && word == 0) return place(Kind::access, 0);
  if (gains[at] > 0) return place(Kind::telling, gains[at]);
  if (extension == 0) return references[at] > 0 ? std::optional(place(Kind::reference, 0)) : std::nullopt;
  if (word == 0) return extension <= depth ? std::optional(place(Kind::plain, 0)) : std::nullopt;
  if (separations[at] > 0 && extension + separations[at] <= depth + 1) {
    return place(Kind::separating, separations[at]);
  }
  return std::nullopt;
}

Result<SuitePlan, PatternError> make_plan(const Dfa& dfa, std::uint32_t depth) {
  if (depth > suite_depth_max) return refused_at(0, "no implementation has so many states more");
  auto identification = identify(dfa);
  if (!identification) return refused(identification.error());
  SuitePlan plan;
  plan.dfa = dfa;
  plan.depth = depth;
  plan.identification = *std::move(identification);
  find_access_words(plan);
  find_gains(plan);
  plan.references.assign(plan.gains.size(), 0);
  for (Id state = 0; state < dfa.states(); ++state) find_references(plan, state);
  find_separations(plan);
  plan.probes = probes(dfa.alphabet);
  plan.places = places(dfa, plan.identification);
  find_endings_by_hash(plan);
  set_strata(plan, strata_of_words(plan));
  return plan;
}

void add_head_and_places(SuitePlan& plan, bool head_is_whole) {
  std::vector<Stratum> out;
  Worths places = worths_of_places(plan);
  const auto add_places_above = [&](Id worth) {
    while (!places.empty() && *places.begin() > worth) {
      if (head_is_whole) out.push_back({Kind::head, 0, 0, *places.begin()});
      for (const Stratum& stratum : places_worth(*places.begin())) out.push_back(stratum);
      places.erase(places.begin());
    }
  };
  if (head_is_whole) add_places_above(0);
  out.push_back({Kind::head, 0, 0, 1});
  for (const Stratum& stratum : strata_of_words(plan)) {
    if (stratum.kind == Kind::telling && stratum.depth == 0) add_places_above(stratum.worth);
    if (stratum.kind == Kind::reference) add_places_above(0);
    out.push_back(stratum);
  }
  set_strata(plan, std::move(out));
}

}  // namespace plumbline::pattern
