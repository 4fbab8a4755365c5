#include "pattern/suite_plan.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

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

void add_stratum(SuitePlan& plan, Stratum stratum) {
  const std::array key{static_cast<Id>(stratum.kind), stratum.extension, stratum.worth};
  plan.strata_by_key.emplace(key, plan.strata.size());
  plan.strata.push_back(stratum);
}

// What endings are worth anywhere, the greatest first.
std::vector<Id> worths(const SuitePlan& plan) {
  std::set<Id, std::greater<>> found;
  const auto add = [&](const std::vector<Ending>& endings) {
    for (const Ending& ending : endings) found.insert(ending.gain);
  };
  for (const auto& endings : plan.identification.of_state) add(endings);
  for (const Place& place : plan.places) {
    add(place.by_no_character);
    for (const auto& endings : place.by_class) add(endings);
  }
  return {found.begin(), found.end()};
}

Id most_at_places(const SuitePlan& plan) {
  Id most = 0;
  for (const Place& place : plan.places) {
    for (const Ending& ending : place.by_no_character) most = std::max(most, ending.gain);
    for (const auto& endings : place.by_class) {
      for (const Ending& ending : endings) most = std::max(most, ending.gain);
    }
  }
  return most;
}

// Depth 0 first, then what each further depth adds; within a depth by what a test is worth.
void order_strata(SuitePlan& plan) {
  const std::vector<Id> all = worths(plan);
  const Id at_places = most_at_places(plan);
  add_stratum(plan, {Kind::access, 0, 0});
  for (const Id worth : all) {
    add_stratum(plan, {Kind::telling, 1, worth});
    add_stratum(plan, {Kind::telling, 0, worth});
    for (Id rank = 0; rank < probe_ranks && worth <= at_places; ++rank) {
      add_stratum(plan, {Kind::places, 0, worth, rank});
    }
  }
  add_stratum(plan, {Kind::reference, 0, 0});
  for (Id depth = 1; depth <= plan.depth; ++depth) {
    add_stratum(plan, {Kind::plain, depth, 0});
    for (const Id worth : all) add_stratum(plan, {Kind::telling, depth + 1, worth});
    for (Id extension = 1; extension <= depth; ++extension) {
      add_stratum(plan, {Kind::separating, extension, depth + 1 - extension});
    }
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
  order_strata(plan);
  return plan;
}

}  // namespace plumbline::pattern
