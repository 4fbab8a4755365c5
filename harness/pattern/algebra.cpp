#include "pattern/algebra.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "pattern/members.h"
#include "pattern/minimize.h"
#include "pattern/reader.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

// The classes that neither automaton cuts, each with the class that it lies in on either side.
struct JointAlphabet {
  Alphabet alphabet;
  std::vector<std::pair<Id, Id>> sides;
};

JointAlphabet join(const Alphabet& a, const Alphabet& b) {
  std::unordered_map<std::uint64_t, Id> ids;
  JointAlphabet out;
  std::vector<ClassRange> ranges;
  auto mine = a.ranges.begin();
  auto theirs = b.ranges.begin();
  while (mine != a.ranges.end() && theirs != b.ranges.end()) {
    const auto [found, is_new] =
        ids.emplace((std::uint64_t{mine->id} << 32U) | theirs->id, static_cast<Id>(out.sides.size()));
    if (is_new) out.sides.emplace_back(mine->id, theirs->id);
    const char32_t last = std::min(mine->last, theirs->last);
    ranges.push_back({std::max(mine->first, theirs->first), last, found->second});
    if (mine->last == last) ++mine;
    if (theirs->last == last) ++theirs;
  }
  out.alphabet = make_alphabet(std::move(ranges));
  return out;
}

// The pairs of states that two automata come to with the same text, in the order of a breadth-first walk.
class PairWalk {
 public:
  PairWalk(const Dfa& a, const Dfa& b) : a_(a), b_(b), joint_(join(a.alphabet, b.alphabet)) {
    visit(a.start, b.start, 0, 0);
  }

  [[nodiscard]] const JointAlphabet& joint() const { return joint_; }
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }
  [[nodiscard]] Id state_a(std::size_t pair) const { return pairs_[pair].a; }
  [[nodiscard]] Id state_b(std::size_t pair) const { return pairs_[pair].b; }
  [[nodiscard]] bool accepts_a(std::size_t pair) const { return a_.accepting[pairs_[pair].a] != 0; }
  [[nodiscard]] bool accepts_b(std::size_t pair) const { return b_.accepting[pairs_[pair].b] != 0; }

  // The pair after `pair` by a joint class; it joins the walk if it is new.
  Id successor(Id pair, Id id) {
    const auto [by_a, by_b] = joint_.sides[id];
    return visit(a_.step(pairs_[pair].a, by_a), b_.step(pairs_[pair].b, by_b), pair, id);
  }

  // A shortest text that comes to a pair.
  [[nodiscard]] std::string text_to(Id pair) const {
    std::u32string reversed;
    for (; pair != 0; pair = pairs_[pair].before) {
      reversed.push_back(representative(joint_.alphabet.members(pairs_[pair].by)));
    }
    std::string text;
    for (auto c = reversed.rbegin(); c != reversed.rend(); ++c) append_utf8(*c, text);
    return text;
  }

 private:
  struct Pair {
    Id a;
    Id b;
    Id before;
    Id by;
  };

  Id visit(Id state_a, Id state_b, Id before, Id by) {
    const auto [found, is_new] =
        ids_.emplace((std::uint64_t{state_a} << 32U) | state_b, static_cast<Id>(pairs_.size()));
    if (is_new) pairs_.push_back({state_a, state_b, before, by});
    return found->second;
  }

  const Dfa& a_;
  const Dfa& b_;
  JointAlphabet joint_;
  std::vector<Pair> pairs_;
  std::unordered_map<std::uint64_t, Id> ids_;
};

template <class Accepts>
Result<Dfa, PatternError> product(const Dfa& a, const Dfa& b, const CompileLimits& limits, Accepts accepts) {
  PairWalk walk(a, b);
  Dfa out;
  out.alphabet = walk.joint().alphabet;
  for (Id pair = 0; pair < walk.size(); ++pair) {
    if (walk.size() > limits.states_max || out.next.size() > limits.transitions_max) {
      return refused_at(0, "the automaton of both together is too large");
    }
    out.accepting.push_back(accepts(walk.accepts_a(pair), walk.accepts_b(pair)) ? 1 : 0);
    for (Id id = 0; id < out.alphabet.classes; ++id) out.next.push_back(walk.successor(pair, id));
  }
  return minimize(out);
}

// States held to be equivalent until shown otherwise: those of `a`, then those of `b`.
class Merged {
 public:
  explicit Merged(std::size_t states) : parents_(states) { std::iota(parents_.begin(), parents_.end(), 0); }

  // False where both were merged already.
  bool merge(Id a, Id b) {
    const Id root_a = root(a);
    const Id root_b = root(b);
    parents_[root_a] = root_b;
    return root_a != root_b;
  }

 private:
  Id root(Id state) {
    while (parents_[state] != state) {
      parents_[state] = parents_[parents_[state]];
      state = parents_[state];
    }
    return state;
  }

  std::vector<Id> parents_;
};

// All texts of `least` to `most` code points: one state for each length, and one for all that is longer.
Dfa lengths(std::size_t least, std::size_t most) {
  Dfa out;
  out.alphabet = make_alphabet({{0, 0xD7FF, 0}, {0xE000, code_point_last, 0}});
  for (std::size_t length = 0; length <= most + 1; ++length) {
    out.accepting.push_back(length >= least && length <= most ? 1 : 0);
    out.next.push_back(static_cast<Id>(std::min(length + 1, most + 1)));
  }
  return out;
}

}  // namespace

Dfa complement(Dfa dfa) {
  for (std::uint8_t& accepting : dfa.accepting) accepting = accepting == 0 ? 1 : 0;
  return dfa;
}

Result<Dfa, PatternError> intersection(const Dfa& a, const Dfa& b, const CompileLimits& limits) {
  return product(a, b, limits, [](bool in_a, bool in_b) { return in_a && in_b; });
}

Result<Dfa, PatternError> difference(const Dfa& a, const Dfa& b, const CompileLimits& limits) {
  return product(a, b, limits, [](bool in_a, bool in_b) { return in_a && !in_b; });
}

Result<Dfa, PatternError> with_length(const Dfa& dfa, std::size_t least, std::size_t most,
                                      const CompileLimits& limits) {
  if (most >= limits.states_max) return refused_at(0, "the greatest length is too large for an automaton");
  return intersection(dfa, lengths(least, most), limits);
}

std::optional<std::string> shortest_witness(const Dfa& a, const Dfa& b) {
  PairWalk walk(a, b);
  Merged merged(std::size_t{a.states()} + b.states());
  // A pair merged already can be told apart only where an earlier pair can, and no earlier pair is farther
  // away.
  for (Id pair = 0; pair < walk.size(); ++pair) {
    if (walk.accepts_a(pair) != walk.accepts_b(pair)) return walk.text_to(pair);
    if (!merged.merge(walk.state_a(pair), a.states() + walk.state_b(pair))) continue;
    for (Id id = 0; id < walk.joint().alphabet.classes; ++id) walk.successor(pair, id);
  }
  return std::nullopt;
}

Result<std::optional<std::string>, PatternError> shortest_in_difference(const Dfa& a, const Dfa& b,
                                                                        const CompileLimits& limits) {
  PairWalk walk(a, b);
  for (Id pair = 0; pair < walk.size(); ++pair) {
    if (walk.accepts_a(pair) && !walk.accepts_b(pair)) return walk.text_to(pair);
    if (walk.size() > limits.transitions_max)
      return refused_at(0, "the two automata are too large to compare");
    for (Id id = 0; id < walk.joint().alphabet.classes; ++id) walk.successor(pair, id);
  }
  return std::nullopt;
}

bool equivalent(const Dfa& a, const Dfa& b) { return !shortest_witness(a, b); }

Result<bool, PatternError> contains(const Dfa& outer, const Dfa& inner, const CompileLimits& limits) {
  return shortest_in_difference(inner, outer, limits).map([](const auto& text) { return !text; });
}

}  // namespace plumbline::pattern
