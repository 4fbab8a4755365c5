#include "pattern/distance.h"

#include <algorithm>
#include <numeric>

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

// The distinct states before each state: those before s stand in `sources` from starts[s] to starts[s + 1].
struct Reverse {
  std::vector<std::size_t> starts;
  std::vector<Id> sources;
};

template <class Visit>
void for_each_edge(const Dfa& dfa, Visit visit) {
  std::vector<Id> targets;
  for (Id state = 0; state < dfa.states(); ++state) {
    const auto row =
        dfa.next.begin() + static_cast<std::ptrdiff_t>(std::size_t{state} * dfa.alphabet.classes);
    targets.assign(row, row + dfa.alphabet.classes);
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    for (const Id target : targets) visit(state, target);
  }
}

Reverse reversed(const Dfa& dfa) {
  Reverse out;
  out.starts.assign(std::size_t{dfa.states()} + 1, 0);
  for_each_edge(dfa, [&](Id, Id target) { ++out.starts[target + 1]; });
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  out.sources.resize(out.starts.back());
  std::vector<std::size_t> at(out.starts.begin(), std::prev(out.starts.end()));
  for_each_edge(dfa, [&](Id source, Id target) { out.sources[at[target]++] = source; });
  return out;
}

}  // namespace

std::vector<std::size_t> shortest_to_acceptance(const Dfa& dfa) {
  const Reverse before = reversed(dfa);
  std::vector<std::size_t> lengths(dfa.states(), endless);
  std::vector<Id> queue;
  for (Id state = 0; state < dfa.states(); ++state) {
    if (dfa.accepting[state] == 0) continue;
    lengths[state] = 0;
    queue.push_back(state);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::size_t edge = before.starts[queue[i]]; edge < before.starts[queue[i] + 1]; ++edge) {
      const Id source = before.sources[edge];
      if (lengths[source] != endless) continue;
      lengths[source] = lengths[queue[i]] + 1;
      queue.push_back(source);
    }
  }
  return lengths;
}

std::vector<std::size_t> longest_to_acceptance(const Dfa& dfa) {
  const std::vector<std::size_t> shortest = shortest_to_acceptance(dfa);
  const Reverse before = reversed(dfa);
  // A state is settled once all states after it that lead to acceptance are. Those on or before a cycle never
  // are.
  std::vector<std::size_t> open(dfa.states(), 0);
  for_each_edge(dfa, [&](Id source, Id target) { open[source] += shortest[target] != endless ? 1 : 0; });
  std::vector<std::size_t> lengths(dfa.states(), 0);
  std::vector<Id> queue;
  for (Id state = 0; state < dfa.states(); ++state) {
    if (open[state] == 0 && shortest[state] != endless) queue.push_back(state);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::size_t edge = before.starts[queue[i]]; edge < before.starts[queue[i] + 1]; ++edge) {
      const Id source = before.sources[edge];
      lengths[source] = std::max(lengths[source], lengths[queue[i]] + 1);
      if (--open[source] == 0) queue.push_back(source);
    }
  }
  for (Id state = 0; state < dfa.states(); ++state) {
    if (open[state] != 0) lengths[state] = endless;
  }
  return lengths;
}

}  // namespace plumbline::pattern
