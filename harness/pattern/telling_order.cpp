#include "pattern/telling_order.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

#include "pattern/compositions.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

constexpr std::size_t block_bits = 64;
constexpr std::size_t words_max = 100'000;
constexpr std::size_t effort_max = 200'000'000;  // states times characters of all words
constexpr Id states_max = 512;

}  // namespace

// The faults that no word has found yet: for each step the states that it might lead to instead, as bits, and
// for each state whether it might be wrong about acceptance.
class TellingOrder::OpenFaults {
 public:
  explicit OpenFaults(const Dfa& dfa)
      : dfa_(dfa),
        blocks_((dfa.states() + block_bits - 1) / block_bits),
        steps_(dfa.next.size() * blocks_, ~std::uint64_t{0}),
        outputs_(dfa.states(), true),
        accepting_(blocks_, 0),
        shorter_(blocks_, 0) {
    for (Id id = 0; id < dfa.alphabet.classes; ++id) arrivals_.push_back(arrivals_by(id));
    for (Id state = 0; state < dfa.states(); ++state) {
      if (dfa.accepting[state] != 0) accepting_[state / block_bits] |= bit(state);
    }
    const std::size_t beyond = blocks_ * block_bits - dfa.states();
    for (std::size_t step = 0; step < dfa.next.size(); ++step) {
      steps_[step * blocks_ + blocks_ - 1] &= ~std::uint64_t{0} >> beyond;
      steps_[step * blocks_ + dfa.next[step] / block_bits] &= ~bit(dfa.next[step]);
    }
  }

  // How many open faults the word finds.
  std::uint32_t gain(const ClassWord& word) { return visit(word, false); }
  void close(const ClassWord& word) { visit(word, true); }

 private:
  static std::uint64_t bit(Id state) { return std::uint64_t{1} << (state % block_bits); }

  // From the end: `rest_` are the states from which what is left of the word is accepted.
  std::uint32_t visit(const ClassWord& word, bool close) {
    path_.assign(1, dfa_.start);
    for (const Id id : word) path_.push_back(dfa_.step(path_.back(), id));
    const std::uint64_t flip = dfa_.accepting[path_.back()] != 0 ? ~std::uint64_t{0} : 0;
    std::uint32_t found = outputs_[path_.back()] ? 1 : 0;
    if (close) outputs_[path_.back()] = false;
    rest_ = accepting_;
    for (std::size_t i = word.size(); i-- > 0;) {
      const std::size_t step = std::size_t{path_[i]} * dfa_.alphabet.classes + word[i];
      for (std::size_t block = 0; block < blocks_; ++block) {
        std::uint64_t& open = steps_[step * blocks_ + block];
        const std::uint64_t wrong = open & (rest_[block] ^ flip);
        found += static_cast<std::uint32_t>(std::popcount(wrong));
        if (close) open ^= wrong;
      }
      if (i > 0) put_before(word[i]);
    }
    return found;
  }

  // Where one class leads: each state that it leads to, and which ones it leads there from. Most classes lead
  // to few.
  struct Arrivals {
    std::vector<Id> to;
    std::vector<std::uint64_t> from;  // as many blocks of bits for each of them
  };

  [[nodiscard]] Arrivals arrivals_by(Id id) const {
    Arrivals arrivals;
    std::vector<Id> place(dfa_.states(), dfa_.states());
    for (Id state = 0; state < dfa_.states(); ++state) {
      const Id to = dfa_.step(state, id);
      if (place[to] == dfa_.states()) {
        place[to] = static_cast<Id>(arrivals.to.size());
        arrivals.to.push_back(to);
        arrivals.from.resize(arrivals.from.size() + blocks_);
      }
      arrivals.from[place[to] * blocks_ + state / block_bits] |= bit(state);
    }
    return arrivals;
  }

  // Makes `rest_` the states from which class `id` and what was left is accepted.
  void put_before(Id id) {
    std::swap(rest_, shorter_);
    rest_.assign(blocks_, 0);
    const std::uint64_t* from = arrivals_[id].from.data();
    for (const Id to : arrivals_[id].to) {
      const std::uint64_t all_or_none = 0 - (shorter_[to / block_bits] >> (to % block_bits) & 1U);
      for (std::size_t block = 0; block < blocks_; ++block) rest_[block] |= *from++ & all_or_none;
    }
  }

  const Dfa& dfa_;
  std::size_t blocks_;
  std::vector<std::uint64_t> steps_;
  std::vector<bool> outputs_;
  std::vector<std::uint64_t> accepting_;
  std::vector<Arrivals> arrivals_;  // by class
  std::vector<Id> path_;
  std::vector<std::uint64_t> rest_;
  std::vector<std::uint64_t> shorter_;
};

TellingOrder::TellingOrder(const SuitePlan& plan)
    : plan_(plan), faults_(std::make_unique<OpenFaults>(plan.dfa)) {
  collect_words();
  returned_.assign(words_.size(), false);
  for (std::uint32_t ordinal = 0; ordinal < words_.size(); ++ordinal) {
    heap_.push_back({faults_->gain(word_of(plan, words_[ordinal])), ordinal});
  }
  std::make_heap(heap_.begin(), heap_.end());
}

TellingOrder::~TellingOrder() = default;

void TellingOrder::collect_words() {
  if (plan_.dfa.states() > states_max) return;
  std::size_t effort = 0;
  for (std::size_t stratum = 0; stratum < plan_.strata.size() && plan_.strata[stratum].depth == 0;
       ++stratum) {
    StratumWords words(plan_, stratum);
    for (const Composition* made = words.next(); made != nullptr; made = words.next()) {
      effort += words.word().size() * plan_.dfa.states();
      if (words_.size() == words_max || effort > effort_max) return;
      words_.push_back(*made);
    }
  }
  is_whole_ = true;
}

const Composition* TellingOrder::next(std::uint32_t gain) {
  // A gain never grows, so a word whose gain counted afresh is still the greatest is the best.
  while (!heap_.empty() && heap_.front().gain >= gain) {
    std::pop_heap(heap_.begin(), heap_.end());
    const std::uint32_t ordinal = heap_.back().ordinal;
    const ClassWord word = word_of(plan_, words_[ordinal]);
    heap_.back().gain = faults_->gain(word);
    if (heap_.size() > 1 && heap_.back() < heap_.front()) {
      std::push_heap(heap_.begin(), heap_.end());
      continue;
    }
    if (heap_.back().gain < gain) {
      std::push_heap(heap_.begin(), heap_.end());
      return nullptr;
    }
    faults_->close(word);
    heap_.pop_back();
    returned_[ordinal] = true;
    return &words_[ordinal];
  }
  return nullptr;
}

}  // namespace plumbline::pattern
