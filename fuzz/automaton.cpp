#include <algorithm>
#include <cstdint>

#include "law.h"
#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/complete_suite.h"
#include "pattern/sample.h"

namespace plumbline::fuzz {
namespace {

using pattern::Dfa;

/// Small enough for a whole complete suite an input.
constexpr pattern::CompileLimits limits{.nfa_states_max = 300,
                                        .classes_max = 12,
                                        .states_max = 40,
                                        .transitions_max = 300,
                                        .set_elements_max = 2'000,
                                        .steps_max = 10'000};

/// FNV-1a: which samples are drawn, and what is made wrong.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return hash;
}

/// What is drawn from it is of it, and what is drawn from its complement is not.
void expect_samples(const Dfa& dfa, const Dfa& others, std::uint64_t seed) {
  const auto shortest = pattern::shortest_member(dfa);
  if (shortest) expect("a shortest member is one", pattern::matches(dfa, *shortest), *shortest);
  const auto refused_text = pattern::shortest_non_member(dfa);
  if (refused_text)
    expect("a shortest other text is none", !pattern::matches(dfa, *refused_text), *refused_text);
  pattern::Sampler members(dfa, seed);
  pattern::Sampler strangers(others, seed);
  for (std::size_t length = 0; length < 6; ++length) {
    const auto member = members.member(length);
    expect_same("there is a member where members are counted", member.has_value(),
                pattern::count_members(dfa, length) > 0);
    if (member) {
      expect("a sample is a member", pattern::matches(dfa, *member), *member);
      for (const std::string& miss : pattern::near_misses(dfa, *member, 4, seed))
        expect("a near miss is none", !pattern::matches(dfa, miss), miss);
    }
    if (const auto stranger = strangers.member(length))
      expect("a sample of the complement is no member", !pattern::matches(dfa, *stranger), *stranger);
  }
}

/// The automaton with one step that leads elsewhere, or one state that takes the other side.
Dfa made_wrong(Dfa dfa, std::uint64_t seed) {
  const std::uint64_t at = seed >> 8U;
  if (seed % 2 == 0) {
    auto& accepting = dfa.accepting[at % dfa.states()];
    accepting = accepting == 0 ? 1 : 0;
  } else {
    dfa.next[at % dfa.next.size()] = static_cast<std::uint32_t>((seed >> 32U) % dfa.states());
  }
  return dfa;
}

/// The guarantee of a complete suite: whatever has as many states and is wrong answers a test of it wrongly.
void expect_told_apart(const Dfa& dfa, const Dfa& wrong) {
  const auto witness = pattern::shortest_witness(dfa, wrong);
  expect_same("equivalent means that no text tells them apart", pattern::equivalent(dfa, wrong), !witness);
  if (witness)
    expect("a witness is taken by one of them",
           pattern::matches(dfa, *witness) != pattern::matches(wrong, *witness), *witness);
  auto suite = pattern::CompleteSuite::of(dfa);
  if (!suite) broken("a small automaton has a complete suite", "it has", suite.error().reason);
  bool is_told = false;
  while (const auto test = suite->next()) {
    expect_same("a test knows its answer", pattern::matches(dfa, test->text), test->accepted);
    is_told = is_told || pattern::matches(wrong, test->text) != test->accepted;
  }
  expect("a complete suite finds what is wrong", is_told || !witness, witness.value_or(""));
}

}  // namespace

/// Law: what is drawn from a pattern's automaton is of it, what is drawn from its complement is not; both
/// together are everything; and its complete suite finds any one step, or state, that is made wrong. An input
/// is a pattern, a line end, and what chooses the samples and the fault.
void hold(std::string_view bytes) {
  const std::string_view text = bytes.substr(0, bytes.find('\n'));
  const auto dfa = pattern::compile(text, limits);
  if (!dfa) return;
  const std::uint64_t seed = hash_of(bytes);
  const Dfa others = pattern::complement(*dfa);
  expect("the complement of the complement is the same", pattern::complement(others) == *dfa,
         "equal automata");
  const auto both = pattern::intersection(*dfa, others);
  if (both) expect("nothing is in both", !pattern::shortest_member(*both), "no text");
  const auto all = pattern::contains(*dfa, *dfa);
  if (all) expect("everything contains itself", *all, "contained");
  expect_samples(*dfa, others, seed);
  expect_told_apart(*dfa, made_wrong(*dfa, seed));
}

}  // namespace plumbline::fuzz
