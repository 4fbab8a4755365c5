#include "pattern/complete_suite.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pattern/compositions.h"
#include "pattern/members.h"
#include "pattern/suite_plan.h"
#include "pattern/telling_order.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
using Kind = Stratum::Kind;

// Where in a layer of places the next test is.
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
        characters_(representatives(plan_.dfa.alphabet)),
        head_(plan_) {
    add_head_and_places(plan_, head_.is_whole());
    begin_stratum();
  }

  std::optional<SuiteTest> next() {
    while (stratum_ < plan_.strata.size()) {
      if (std::optional<SuiteTest> test = next_of_stratum()) return test;
      ++stratum_;
      begin_stratum();
    }
    return std::nullopt;
  }

  std::size_t left_out() const { return left_out_; }

 private:
  void begin_stratum() {
    at_ = {};
    words_.reset();
    if (stratum_ == plan_.strata.size()) return;
    const Kind kind = plan_.strata[stratum_].kind;
    if (kind != Kind::head && kind != Kind::places) words_.emplace(plan_, stratum_);
  }

  std::optional<SuiteTest> next_of_stratum() {
    switch (plan_.strata[stratum_].kind) {
      case Kind::head:
        return next_of_head();
      case Kind::places:
        return next_of_places();
      default:
        return next_of_words();
    }
  }

  std::optional<SuiteTest> next_of_head() {
    while (const Composition* composition = head_.next(plan_.strata[stratum_].worth)) {
      if (auto test = test_of(*composition, word_of(plan_, *composition))) return test;
    }
    return std::nullopt;
  }

  std::optional<SuiteTest> next_of_words() {
    while (const Composition* composition = words_->next()) {
      if (plan_.strata[stratum_].depth == 0 && head_.has_returned(ordinal_++)) continue;
      if (auto test = test_of(*composition, words_->word())) return test;
    }
    return std::nullopt;
  }

  // nullopt where the length of the word decides about it.
  std::optional<SuiteTest> test_of(const Composition& composition, const ClassWord& word) {
    const bool accepted = accepts(composition.ending, composition.state);
    if (!fits(word.size(), accepted)) return std::nullopt;
    SuiteTest test{{}, accepted, Part::automaton};
    append(word, test.text);
    return test;
  }

  std::optional<SuiteTest> next_of_places() {
    const Stratum& stratum = plan_.strata[stratum_];
    for (; at_.place < plan_.places.size(); ++at_.place, at_.probe = 0) {
      const Place& place = plan_.places[at_.place];
      for (; at_.probe < plan_.probes.size(); ++at_.probe, at_.ending = 0) {
        const Probe& probe = plan_.probes[at_.probe];
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

  SuitePlan plan_;
  SuiteOptions options_;
  std::vector<char32_t> characters_;  // the representatives, by class
  TellingOrder head_;
  std::size_t stratum_ = 0;
  std::optional<StratumWords> words_;
  std::size_t ordinal_ = 0;  // of words of depth 0, as in the head
  PlaceAt at_;
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
