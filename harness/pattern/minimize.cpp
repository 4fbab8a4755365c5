#include "pattern/minimize.h"

#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
constexpr Id none = 0xFFFFFFFF;

// The states before each state by one class: those before s stand in `sources` from starts[s] to starts[s +
// 1].
struct Predecessors {
  std::vector<Id> starts;
  std::vector<Id> sources;
};

Predecessors predecessors(const Dfa& dfa, Id id) {
  Predecessors out;
  out.starts.assign(dfa.states() + 1, 0);
  out.sources.resize(dfa.states());
  for (Id state = 0; state < dfa.states(); ++state) ++out.starts[dfa.step(state, id) + 1];
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  std::vector<Id> at(out.starts.begin(), std::prev(out.starts.end()));
  for (Id state = 0; state < dfa.states(); ++state) out.sources[at[dfa.step(state, id)]++] = state;
  return out;
}

// States in blocks that are split further and further. Marked members of a block stand at its front.
class Blocks {
 public:
  explicit Blocks(Id states) : members_(states), places_(states), blocks_(states, 0) {
    std::iota(members_.begin(), members_.end(), 0);
    std::iota(places_.begin(), places_.end(), 0);
    spans_.push_back({0, states, 0});
  }

  void mark(Id state) {
    Span& span = spans_[blocks_[state]];
    const Id place = places_[state];
    if (place < span.first + span.marked) return;
    if (span.marked == 0) touched_.push_back(blocks_[state]);
    swap(place, span.first + span.marked);
    ++span.marked;
  }

  // Splits every touched block into marked and unmarked members; tells `on_split(old block, new block)`, of
  // which the new one is the smaller.
  template <class OnSplit>
  void split(OnSplit on_split) {
    for (const Id block : touched_) {
      const Span span = spans_[block];
      spans_[block].marked = 0;
      if (span.marked == span.size) continue;
      const Id fresh = static_cast<Id>(spans_.size());
      const Id rest = span.size - span.marked;
      if (span.marked <= rest) {
        spans_.push_back({span.first, span.marked, 0});
        spans_[block] = {span.first + span.marked, rest, 0};
      } else {
        spans_.push_back({span.first + span.marked, rest, 0});
        spans_[block] = {span.first, span.marked, 0};
      }
      for (const Id state : members(fresh)) blocks_[state] = fresh;
      on_split(fresh);
    }
    touched_.clear();
  }

  [[nodiscard]] std::vector<Id> members(Id block) const {
    const auto first = members_.begin() + spans_[block].first;
    return {first, first + spans_[block].size};
  }
  [[nodiscard]] Id count() const { return static_cast<Id>(spans_.size()); }
  [[nodiscard]] Id block_of(Id state) const { return blocks_[state]; }
  [[nodiscard]] Id representative(Id block) const { return members_[spans_[block].first]; }

 private:
  struct Span {
    Id first;
    Id size;
    Id marked;
  };

  void swap(Id a, Id b) {
    std::swap(members_[a], members_[b]);
    places_[members_[a]] = a;
    places_[members_[b]] = b;
  }

  std::vector<Id> members_;
  std::vector<Id> places_;
  std::vector<Id> blocks_;
  std::vector<Span> spans_;
  std::vector<Id> touched_;
};

Blocks equivalent_states(const Dfa& dfa) {
  std::vector<Predecessors> before;
  for (Id id = 0; id < dfa.alphabet.classes; ++id) before.push_back(predecessors(dfa, id));
  Blocks blocks(dfa.states());
  std::vector<Id> pending{0};
  const auto on_split = [&](Id smaller) { pending.push_back(smaller); };
  for (Id state = 0; state < dfa.states(); ++state) {
    if (dfa.accepting[state] != 0) blocks.mark(state);
  }
  blocks.split(on_split);
  while (!pending.empty()) {
    const std::vector<Id> splitter = blocks.members(pending.back());
    pending.pop_back();
    for (const Predecessors& by_class : before) {
      for (const Id state : splitter) {
        for (Id i = by_class.starts[state]; i < by_class.starts[state + 1]; ++i)
          blocks.mark(by_class.sources[i]);
      }
      blocks.split(on_split);
    }
  }
  return blocks;
}

// The classes renamed so that classes with equal columns have one name, in the order of their first members.
std::vector<Id> joined_classes(const Dfa& dfa) {
  std::map<std::vector<Id>, Id> names;
  std::vector<Id> joined(dfa.alphabet.classes, none);
  for (const ClassRange& range : dfa.alphabet.ranges) {
    if (joined[range.id] != none) continue;
    std::vector<Id> column;
    for (Id state = 0; state < dfa.states(); ++state) column.push_back(dfa.step(state, range.id));
    joined[range.id] = names.emplace(std::move(column), static_cast<Id>(names.size())).first->second;
  }
  return joined;
}

Dfa with_joined_classes(const Dfa& dfa) {
  const std::vector<Id> joined = joined_classes(dfa);
  Dfa out;
  std::vector<ClassRange> ranges = dfa.alphabet.ranges;
  for (ClassRange& range : ranges) range.id = joined[range.id];
  out.alphabet = make_alphabet(std::move(ranges));
  out.start = dfa.start;
  out.accepting = dfa.accepting;
  out.next.resize(static_cast<std::size_t>(dfa.states()) * out.alphabet.classes);
  for (Id state = 0; state < dfa.states(); ++state) {
    for (Id id = 0; id < dfa.alphabet.classes; ++id) {
      out.next[static_cast<std::size_t>(state) * out.alphabet.classes + joined[id]] = dfa.step(state, id);
    }
  }
  return out;
}

Dfa quotient(const Dfa& dfa, const Blocks& blocks) {
  Dfa out;
  out.alphabet = dfa.alphabet;
  out.start = blocks.block_of(dfa.start);
  for (Id block = 0; block < blocks.count(); ++block) {
    const Id state = blocks.representative(block);
    out.accepting.push_back(dfa.accepting[state]);
    for (Id id = 0; id < dfa.alphabet.classes; ++id) out.next.push_back(blocks.block_of(dfa.step(state, id)));
  }
  return out;
}

// The reachable states, numbered in the order of a breadth-first walk.
Dfa renumbered(const Dfa& dfa) {
  std::vector<Id> order{dfa.start};
  std::vector<Id> names(dfa.states(), none);
  names[dfa.start] = 0;
  Dfa out;
  out.alphabet = dfa.alphabet;
  for (std::size_t i = 0; i < order.size(); ++i) {
    out.accepting.push_back(dfa.accepting[order[i]]);
    for (Id id = 0; id < dfa.alphabet.classes; ++id) {
      const Id to = dfa.step(order[i], id);
      if (names[to] == none) {
        names[to] = static_cast<Id>(order.size());
        order.push_back(to);
      }
      out.next.push_back(names[to]);
    }
  }
  return out;
}

}  // namespace

Dfa minimize(const Dfa& dfa) {
  return renumbered(with_joined_classes(quotient(dfa, equivalent_states(dfa))));
}

}  // namespace plumbline::pattern
