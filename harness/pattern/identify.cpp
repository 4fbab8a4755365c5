#include "pattern/identify.h"

#include <bit>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "pattern/distance.h"
#include "pattern/reader.h"
#include "pattern/sequence_store.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
using Bits = std::vector<std::uint64_t>;  // a set of states

constexpr std::size_t block_bits = 64;
constexpr std::size_t endings_max = 20'000;
constexpr std::size_t effort_max =
    50'000'000;  // states times 64-bit blocks of endings: bounds the time of all covers

bool has(std::span<const std::uint64_t> bits, Id state) {
  return (bits[state / block_bits] >> (state % block_bits) & 1U) != 0;
}

void put(Bits& bits, Id state) { bits[state / block_bits] |= std::uint64_t{1} << (state % block_bits); }

// Endings by the sets of states that accept them; each is a class before another ending, or the empty one.
class Endings {
 public:
  explicit Endings(const Dfa& dfa) : dfa_(dfa), blocks_((dfa.states() + block_bits - 1) / block_bits) {
    Bits accepting(blocks_, 0);
    for (Id state = 0; state < dfa.states(); ++state) {
      if (dfa.accepting[state] != 0) put(accepting, state);
    }
    sets_.id_of(accepting);
    steps_.push_back({0, 0});
    list_shortest_first();
    split_all_states();
  }

  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] std::span<const std::uint64_t> accepting(Id ending) const { return sets_[ending]; }
  [[nodiscard]] std::size_t blocks() const { return blocks_; }

  [[nodiscard]] ClassWord word(Id ending) const {
    ClassWord word;
    for (; ending != 0; ending = steps_[ending].rest) word.push_back(steps_[ending].first);
    return word;
  }

 private:
  struct Step {
    Id first;  // the class that it begins with
    Id rest;   // the ending that follows
  };

  // The states that accept class `id` followed by `rest`.
  [[nodiscard]] Bits accepting_before(Id id, Id rest) const {
    Bits set(blocks_, 0);
    for (Id state = 0; state < dfa_.states(); ++state) {
      if (has(sets_[rest], dfa_.step(state, id))) put(set, state);
    }
    return set;
  }

  void list_shortest_first() {
    for (Id rest = 0; rest < steps_.size(); ++rest) {
      for (Id id = 0; id < dfa_.alphabet.classes; ++id) {
        if (steps_.size() >= endings_max || sets_.elements() * dfa_.states() > effort_max) return;
        if (sets_.id_of(accepting_before(id, rest)) == steps_.size()) steps_.push_back({id, rest});
      }
    }
  }

  // Where not all endings were listed, some states may not be told apart yet. In a minimal automaton a class
  // before an ending that tells some states apart tells further ones apart, until all are.
  void split_all_states() {
    std::vector<Id> blocks(dfa_.states(), 0);
    std::size_t count = 1;
    std::vector<Id> useful;
    const auto add = [&](Id ending, std::span<const std::uint64_t> set) {
      const std::size_t refined = refine(blocks, set);
      if (refined > count) useful.push_back(ending);
      count = refined;
    };
    for (Id ending = 0; ending < steps_.size() && count < dfa_.states(); ++ending) add(ending, sets_[ending]);
    for (std::size_t i = 0; i < useful.size() && count < dfa_.states(); ++i) {
      for (Id id = 0; id < dfa_.alphabet.classes && count < dfa_.states(); ++id) {
        const Bits set = accepting_before(id, useful[i]);
        const std::size_t before = count;
        add(static_cast<Id>(steps_.size()), set);
        if (count == before) continue;
        sets_.id_of(set);
        steps_.push_back({id, useful[i]});
      }
    }
  }

  // Splits the blocks by a set of states and returns how many there are.
  [[nodiscard]] std::size_t refine(std::vector<Id>& blocks, std::span<const std::uint64_t> set) const {
    std::unordered_map<std::uint64_t, Id> names;
    for (Id state = 0; state < dfa_.states(); ++state) {
      const std::uint64_t key = std::uint64_t{blocks[state]} * 2 + (has(set, state) ? 1 : 0);
      blocks[state] = names.emplace(key, static_cast<Id>(names.size())).first->second;
    }
    return names.size();
  }

  const Dfa& dfa_;
  std::size_t blocks_;
  SequenceStore<std::uint64_t> sets_;
  std::vector<Step> steps_;
};

// What is still to be told apart, and from which state: an ending tells those states from it that it accepts
// where the state does not, or the reverse. No state at all accepts nothing.
class Cover {
 public:
  Cover(const Endings& endings, Bits others, std::optional<Id> state)
      : endings_(endings), others_(std::move(others)), state_(state) {}

  // A greedy cover, less what is superfluous in it, in greedy order.
  [[nodiscard]] std::vector<Ending> choose() const {
    std::vector<Id> all(endings_.size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<Ending> chosen = greedy(all);
    for (std::size_t i = chosen.size(); i-- > 0;) {
      std::vector<Id> without;
      for (std::size_t j = 0; j < chosen.size(); ++j) {
        if (j != i) without.push_back(chosen[j].word);
      }
      std::vector<Ending> fewer = greedy(without);
      if (covered(fewer) == covered(chosen)) chosen = std::move(fewer);
    }
    return chosen;
  }

 private:
  [[nodiscard]] std::uint64_t told_apart(Id ending, std::size_t block) const {
    const std::uint64_t accepted = endings_.accepting(ending)[block];
    return state_ && has(endings_.accepting(ending), *state_) ? ~accepted : accepted;
  }

  [[nodiscard]] std::uint32_t gain(Id ending, const Bits& left) const {
    int count = 0;
    for (std::size_t block = 0; block < left.size(); ++block) {
      count += std::popcount(left[block] & told_apart(ending, block));
    }
    return static_cast<std::uint32_t>(count);
  }

  [[nodiscard]] std::vector<Ending> greedy(const std::vector<Id>& candidates) const {
    Bits left = others_;
    std::vector<Ending> chosen;
    while (true) {
      Ending best{0, 0};
      for (const Id ending : candidates) {
        if (const std::uint32_t more = gain(ending, left); more > best.gain) best = {ending, more};
      }
      if (best.gain == 0) return chosen;
      for (std::size_t block = 0; block < left.size(); ++block) left[block] &= ~told_apart(best.word, block);
      chosen.push_back(best);
    }
  }

  static std::uint32_t covered(const std::vector<Ending>& chosen) {
    std::uint32_t sum = 0;
    for (const Ending& ending : chosen) sum += ending.gain;
    return sum;
  }

  const Endings& endings_;
  Bits others_;
  std::optional<Id> state_;
};

Bits all_but(const Dfa& dfa, const Endings& endings, Id state) {
  Bits others(endings.blocks(), 0);
  for (Id other = 0; other < dfa.states(); ++other) {
    if (other != state) put(others, other);
  }
  return others;
}

Bits living(const Dfa& dfa, const Endings& endings) {
  const std::vector<std::size_t> lengths = shortest_to_acceptance(dfa);
  Bits alive(endings.blocks(), 0);
  for (Id state = 0; state < dfa.states(); ++state) {
    if (lengths[state] != endless) put(alive, state);
  }
  return alive;
}

// Keeps the endings that are used, and names them by their place among those kept.
class Used {
 public:
  Used(const Dfa& dfa, const Endings& endings) : dfa_(dfa), endings_(endings) { name(0); }

  void rename(std::vector<Ending>& chosen) {
    for (Ending& ending : chosen) ending.word = name(ending.word);
  }

  void store(Identification& out) const {
    for (const Id ending : kept_) {
      out.words.push_back(endings_.word(ending));
      for (Id state = 0; state < dfa_.states(); ++state) {
        out.accepts.push_back(has(endings_.accepting(ending), state) ? 1 : 0);
      }
    }
  }

 private:
  Id name(Id ending) {
    const auto [found, is_new] = names_.emplace(ending, static_cast<Id>(kept_.size()));
    if (is_new) kept_.push_back(ending);
    return found->second;
  }

  const Dfa& dfa_;
  const Endings& endings_;
  std::vector<Id> kept_;
  std::unordered_map<Id, Id> names_;
};

}  // namespace

Result<Identification, PatternError> identify(const Dfa& dfa) {
  if (dfa.states() > identified_states_max) {
    return refused_at(0, "no suite is made for automata of more than " +
                             std::to_string(identified_states_max) + " states, and this one has " +
                             std::to_string(dfa.states()));
  }
  const Endings endings(dfa);
  Used used(dfa, endings);
  Identification out;
  for (Id state = 0; state < dfa.states(); ++state) {
    out.of_state.push_back(Cover(endings, all_but(dfa, endings, state), state).choose());
    used.rename(out.of_state.back());
  }
  out.of_life = Cover(endings, living(dfa, endings), std::nullopt).choose();
  used.rename(out.of_life);
  used.store(out);
  return out;
}

}  // namespace plumbline::pattern
