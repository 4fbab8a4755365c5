#include "pattern/complete_suite.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pattern/members.h"
#include "pattern/places.h"
#include "pattern/suite_plan.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
using Kind = Stratum::Kind;

// A word of a suite: an access word, further classes, and an ending.
struct Composition {
  Id access;
  std::vector<Id> extension;
  Id state;  // that the access word and the extension come to
  Id ending;
};

// All compositions of one layer, in turn. The first class of an extension is no step of an access word: a
// word is extended from the longest access word that it begins with.
class Compositions {
 public:
  Compositions(const SuitePlan& plan, Stratum stratum)
      : plan_(plan), stratum_(stratum), now_{0, std::vector<Id>(stratum.extension, 0), 0, 0} {
    settle();
  }

  // The next composition; valid until the next call. Null after the last.
  const Composition* next() {
    while (now_.access < plan_.dfa.states()) {
      while (at_ < endings()) {
        if (const auto ending = ending_at(at_++)) {
          now_.ending = *ending;
          return &now_;
        }
      }
      at_ = 0;
      advance();
    }
    return nullptr;
  }

 private:
  // How many candidates for endings the state has in this layer.
  [[nodiscard]] std::size_t endings() const {
    switch (stratum_.kind) {
      case Kind::access:
      case Kind::plain:
        return 1;
      case Kind::telling:
        return plan_.identification.of_state[now_.state].size();
      default:
        return plan_.identification.words.size();
    }
  }

  [[nodiscard]] std::optional<Id> ending_at(std::size_t at) const {
    const auto word = static_cast<Id>(at);
    switch (stratum_.kind) {
      case Kind::access:
      case Kind::plain:
        return 0;
      case Kind::telling: {
        const Ending& ending = plan_.identification.of_state[now_.state][at];
        return ending.gain == stratum_.worth ? std::optional(ending.word) : std::nullopt;
      }
      case Kind::reference:
        return plan_.references[plan_.cell(now_.state, word)] > 0 ? std::optional(word) : std::nullopt;
      default:
        return plan_.separations[plan_.cell(now_.state, word)] == stratum_.worth ? std::optional(word)
                                                                                 : std::nullopt;
    }
  }

  // To the next extension, or with the first extension to the next access word.
  void advance() {
    std::size_t digit = now_.extension.size();
    while (digit > 0 && ++now_.extension[digit - 1] == plan_.dfa.alphabet.classes)
      now_.extension[--digit] = 0;
    if (digit == 0) ++now_.access;
    settle();
  }

  // Passes over extensions that begin with a step of an access word, and finds the state.
  void settle() {
    while (now_.access < plan_.dfa.states()) {
      const bool on_tree =
          !now_.extension.empty() &&
          plan_.is_tree[std::size_t{now_.access} * plan_.dfa.alphabet.classes + now_.extension.front()] != 0;
      if (!on_tree) break;
      std::fill(std::next(now_.extension.begin()), now_.extension.end(), 0);
      if (++now_.extension.front() < plan_.dfa.alphabet.classes) continue;
      now_.extension.front() = 0;
      ++now_.access;
    }
    if (now_.access >= plan_.dfa.states()) return;
    now_.state = now_.access;
    for (const Id id : now_.extension) now_.state = plan_.dfa.step(now_.state, id);
  }

  const SuitePlan& plan_;
  Stratum stratum_;
  Composition now_;
  std::size_t at_ = 0;
};

// Tells whether a word is composed for the first time, without remembering any: a word can be composed in as
// many ways as it has beginnings, and each way has its place in the order.
class FirstTime {
 public:
  explicit FirstTime(const SuitePlan& plan) : plan_(plan) {
    for (Id word = 0; word < plan.identification.words.size(); ++word) {
      const ClassWord& ending = plan.identification.words[word];
      std::uint64_t value = 0;
      for (auto id = ending.rbegin(); id != ending.rend(); ++id) value = longer(*id, value);
      endings_.emplace(value, word);
      ending_length_max_ = std::max(ending_length_max_, ending.size());
    }
  }

  // `cut` is the length of the beginning that the composition at hand ends with its ending, in layer
  // `stratum`.
  [[nodiscard]] bool operator()(const ClassWord& word, std::size_t cut, std::size_t stratum) {
    hashes_.assign(word.size() + 1, 0);
    for (std::size_t i = word.size(); i-- > 0;) hashes_[i] = longer(word[i], hashes_[i + 1]);
    Id state = plan_.dfa.start;
    Id extension = 0;
    for (std::size_t i = 0; extension <= plan_.depth + 1; ++i) {
      if (word.size() - i <= ending_length_max_) {
        const auto other = stratum_at(word, i, state, extension);
        if (other && (*other < stratum || (*other == stratum && i < cut))) return false;
      }
      if (i == word.size()) break;
      const bool on_tree =
          extension == 0 && plan_.is_tree[std::size_t{state} * plan_.dfa.alphabet.classes + word[i]] != 0;
      if (!on_tree) ++extension;
      state = plan_.dfa.step(state, word[i]);
    }
    return true;
  }

 private:
  static std::uint64_t longer(Id first, std::uint64_t rest) {
    std::uint64_t value = (rest ^ (first + 1)) * 0x9E3779B97F4A7C15;
    return value ^ (value >> 31U);
  }

  [[nodiscard]] std::optional<std::size_t> stratum_at(const ClassWord& word, std::size_t cut, Id state,
                                                      Id extension) const {
    const auto found = endings_.find(hashes_[cut]);
    if (found == endings_.end()) return std::nullopt;
    const ClassWord& ending = plan_.identification.words[found->second];
    const bool same =
        ending.size() == word.size() - cut &&
        std::equal(ending.begin(), ending.end(), word.begin() + static_cast<std::ptrdiff_t>(cut));
    return same ? plan_.stratum_of(extension, state, found->second) : std::nullopt;
  }

  const SuitePlan& plan_;
  std::unordered_map<std::uint64_t, Id> endings_;
  std::size_t ending_length_max_ = 0;
  std::vector<std::uint64_t> hashes_;
};

// All tests of one layer of places, in turn.
struct PlaceAt {
  std::size_t place = 0;
  std::size_t probe = 0;
  std::size_t ending = 0;
};

}  // namespace

class CompleteSuite::Generator {
 public:
  Generator(SuitePlan plan, SuiteOptions options)
      : plan_(std::move(plan)),
        options_(options),
        first_time_(plan_),
        characters_(representatives(plan_.dfa.alphabet)),
        probes_(plan_.probes),
        places_(plan_.places) {
    begin_stratum();
  }

  std::optional<SuiteTest> next() {
    while (stratum_ < plan_.strata.size()) {
      const bool is_place = plan_.strata[stratum_].kind == Kind::places;
      std::optional<SuiteTest> test = is_place ? next_of_places() : next_of_words();
      if (test) return test;
      ++stratum_;
      begin_stratum();
    }
    return std::nullopt;
  }

  std::size_t left_out() const { return left_out_; }

 private:
  void begin_stratum() {
    at_ = {};
    compositions_.reset();
    if (stratum_ == plan_.strata.size() || plan_.strata[stratum_].kind == Kind::places) return;
    compositions_.emplace(plan_, plan_.strata[stratum_]);
  }

  std::optional<SuiteTest> next_of_words() {
    while (const Composition* made = compositions_->next()) {
      word_ = plan_.access[made->access];
      word_.insert(word_.end(), made->extension.begin(), made->extension.end());
      const std::size_t cut = word_.size();
      const ClassWord& ending = plan_.identification.words[made->ending];
      word_.insert(word_.end(), ending.begin(), ending.end());
      if (!first_time_(word_, cut, stratum_)) continue;
      const bool accepted = accepts(made->ending, made->state);
      if (!fits(word_.size(), accepted)) continue;
      SuiteTest test{{}, accepted, Part::automaton};
      append(word_, test.text);
      return test;
    }
    return std::nullopt;
  }

  std::optional<SuiteTest> next_of_places() {
    const Stratum& stratum = plan_.strata[stratum_];
    for (; at_.place < places_.size(); ++at_.place, at_.probe = 0) {
      const Place& place = places_[at_.place];
      for (; at_.probe < probes_.size(); ++at_.probe, at_.ending = 0) {
        const Probe& probe = probes_[at_.probe];
        if (probe.rank != stratum.rank) continue;
        const std::vector<Ending>& endings = probe.id ? place.by_class[*probe.id] : place.by_no_character;
        while (at_.ending < endings.size()) {
          const Ending& ending = endings[at_.ending++];
          if (ending.gain != stratum.worth) continue;
          const bool accepted = probe.id && accepts(ending.word, plan_.dfa.step(place.state, *probe.id));
          const ClassWord& access = plan_.access[place.state];
          const ClassWord& rest = plan_.identification.words[ending.word];
          if (!fits(access.size() + 1 + rest.size(), accepted)) continue;
          SuiteTest test{{}, accepted, Part::characters};
          append(access, test.text);
          test.text += probe.bytes;
          append(rest, test.text);
          return test;
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool accepts(Id ending, Id state) const {
    return plan_.identification.accepts[std::size_t{ending} * plan_.dfa.states() + state] != 0;
  }

  bool fits(std::size_t length, bool accepted) {
    const bool decided_by_length = length > options_.length_max || (length < options_.length_min && accepted);
    if (decided_by_length) ++left_out_;
    return !decided_by_length;
  }

  void append(const ClassWord& word, std::string& text) const {
    for (const Id id : word) append_utf8(characters_[id], text);
  }

  const SuitePlan plan_;
  SuiteOptions options_;
  FirstTime first_time_;
  std::vector<char32_t> characters_;
  const std::vector<Probe>& probes_;
  const std::vector<Place>& places_;
  std::size_t stratum_ = 0;
  std::optional<Compositions> compositions_;
  PlaceAt at_;
  ClassWord word_;
  std::size_t left_out_ = 0;
};

Result<CompleteSuite, PatternError> CompleteSuite::of(const Dfa& dfa, SuiteOptions options) {
  auto plan = make_plan(dfa, options.depth);
  if (!plan) return refused(plan.error());
  return CompleteSuite(std::make_unique<Generator>(*std::move(plan), options));
}

CompleteSuite::CompleteSuite(std::unique_ptr<Generator> generator) : generator_(std::move(generator)) {}
CompleteSuite::CompleteSuite(CompleteSuite&&) noexcept = default;
CompleteSuite& CompleteSuite::operator=(CompleteSuite&&) noexcept = default;
CompleteSuite::~CompleteSuite() = default;

std::optional<SuiteTest> CompleteSuite::next() { return generator_->next(); }
std::size_t CompleteSuite::left_out() const { return generator_->left_out(); }

Result<SuiteFigures, PatternError> figures_of(const Dfa& dfa, SuiteOptions options) {
  auto suite = CompleteSuite::of(dfa, options);
  if (!suite) return refused(suite.error());
  SuiteFigures figures;
  figures.states = dfa.states();
  figures.classes = dfa.alphabet.classes;
  while (const auto test = suite->next()) {
    ++(test->part == Part::automaton ? figures.automaton : figures.characters);
    const auto length = length_in_code_points(test->text);
    figures.length_max = std::max(figures.length_max, length.value_or(0));
  }
  figures.left_out = suite->left_out();
  return figures;
}

}  // namespace plumbline::pattern
