#include "pattern/complete_suite.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/known_patterns.h"
#include "pattern/minimize.h"
#include "pattern/random.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

std::vector<SuiteTest> all_tests(const Dfa& dfa, SuiteOptions options = {}) {
  std::vector<SuiteTest> tests;
  CompleteSuite suite = CompleteSuite::of(dfa, options).value();
  while (auto test = suite.next()) tests.push_back(*std::move(test));
  return tests;
}

/// A test of Part::automaton as the classes of its characters.
struct ClassTest {
  std::vector<Id> word;
  bool accepted;
};

ClassTest class_test(const Dfa& dfa, const SuiteTest& test) {
  ClassTest out{{}, test.accepted};
  for (std::size_t at = 0; at < test.text.size();) {
    out.word.push_back(dfa.alphabet.class_of(decode_one(test.text, at).value()));
  }
  return out;
}

std::vector<ClassTest> class_tests(const Dfa& dfa, Id depth) {
  std::vector<ClassTest> out;
  for (const SuiteTest& test : all_tests(dfa, {.depth = depth})) {
    if (test.part == Part::automaton) out.push_back(class_test(dfa, test));
  }
  return out;
}

bool accepts(const Dfa& dfa, const std::vector<Id>& word) {
  Id state = dfa.start;
  for (const Id id : word) state = dfa.step(state, id);
  return dfa.accepting[state] != 0;
}

bool is_found(const Dfa& implementation, const std::vector<ClassTest>& tests) {
  return std::any_of(tests.begin(), tests.end(), [&](const ClassTest& test) {
    return accepts(implementation, test.word) != test.accepted;
  });
}

/// The automaton of a number: every way to fill in successors and acceptance of `states` states over the
/// classes of `alphabet` has one number below automata_count.
Dfa automaton_of(std::uint64_t number, const Alphabet& alphabet, Id states) {
  Dfa dfa;
  dfa.alphabet = alphabet;
  for (Id i = 0; i < states * alphabet.classes; ++i, number /= states)
    dfa.next.push_back(static_cast<Id>(number % states));
  for (Id i = 0; i < states; ++i, number /= 2) dfa.accepting.push_back(static_cast<std::uint8_t>(number % 2));
  return dfa;
}

std::uint64_t automata_count(Id classes, Id states) {
  std::uint64_t count = 1;
  for (Id i = 0; i < states * classes; ++i) count *= states;
  return count << states;
}

Alphabet two_classes() {
  return make_alphabet({{0, 'm', 0}, {'n', 0xD7FF, 1}, {0xE000, code_point_last, 1}});
}

/// All minimal automata of exactly that many states over two classes.
std::vector<Dfa> minimal_automata(Id states) {
  std::vector<Dfa> found;
  for (std::uint64_t number = 0; number < automata_count(2, states); ++number) {
    Dfa dfa = minimize(automaton_of(number, two_classes(), states));
    if (dfa.states() != states || dfa.alphabet.classes != 2) continue;
    if (std::find(found.begin(), found.end(), dfa) == found.end()) found.push_back(std::move(dfa));
  }
  return found;
}

/// The guarantee itself: each implementation of up to `states` + `depth` states either is equivalent or is
/// found.
void expect_complete(const Dfa& dfa, Id depth) {
  const std::vector<ClassTest> tests = class_tests(dfa, depth);
  for (const ClassTest& test : tests) ASSERT_EQ(accepts(dfa, test.word), test.accepted);
  const Id states = dfa.states() + depth;
  for (std::uint64_t number = 0; number < automata_count(dfa.alphabet.classes, states); ++number) {
    const Dfa implementation = automaton_of(number, dfa.alphabet, states);
    if (is_found(implementation, tests)) continue;
    ASSERT_TRUE(equivalent(dfa, implementation)) << number;
  }
}

TEST(CompleteSuite, FindsEveryImplementationOfAsManyStates) {
  const auto of_two = minimal_automata(2);
  const auto of_three = minimal_automata(3);
  ASSERT_EQ(of_two.size(), 20U);
  ASSERT_GT(of_three.size(), 900U);
  for (const Dfa& dfa : of_two) expect_complete(dfa, 0);
  for (std::size_t i = 0; i < of_three.size(); i += 7) expect_complete(of_three[i], 0);
}

TEST(CompleteSuite, FindsEveryImplementationWithMoreStates) {
  const auto of_two = minimal_automata(2);
  const auto of_three = minimal_automata(3);
  for (const Dfa& dfa : of_two) expect_complete(dfa, 1);
  for (std::size_t i = 0; i < of_two.size(); i += 9) expect_complete(of_two[i], 2);
  expect_complete(of_three[17], 1);
}

/// Faulty automata, each wrong in one place, that no test has found yet.
class Mutants {
 public:
  void add(Dfa mutant) { left_.push_back(std::move(mutant)); }
  void show(const ClassTest& test) {
    std::erase_if(left_, [&](const Dfa& mutant) { return accepts(mutant, test.word) != test.accepted; });
  }
  [[nodiscard]] const std::vector<Dfa>& left() const { return left_; }

 private:
  std::vector<Dfa> left_;
};

/// With one more state, a copy of another that one step leads to; and one fault, in the copy or anywhere.
Dfa with_extra_state(Dfa dfa, Random& random) {
  const Id extra = dfa.states();
  const auto any_state = [&] { return static_cast<Id>(random.below(extra)); };
  const Id entry = any_state() * dfa.alphabet.classes + static_cast<Id>(random.below(dfa.alphabet.classes));
  const Id original = dfa.next[entry];
  for (Id id = 0; id < dfa.alphabet.classes; ++id) dfa.next.push_back(dfa.step(original, id));
  dfa.accepting.push_back(dfa.accepting[original]);
  dfa.next[entry] = extra;
  const Id faulty = random.below(2) == 0 ? extra : any_state();
  if (random.below(8) == 0) {
    dfa.accepting[faulty] ^= 1U;
  } else {
    dfa.next[faulty * dfa.alphabet.classes + random.below(dfa.alphabet.classes)] =
        static_cast<Id>(random.below(extra + 1));
  }
  return dfa;
}

TEST(CompleteSuite, FindsFaultsWithAnExtraStateInFunctionName) {
  const Dfa dfa = compile(function_name_pattern).value();
  Random random(3);
  Mutants mutants;
  for (int i = 0; i < 500; ++i) {
    Dfa mutant = with_extra_state(dfa, random);
    if (!equivalent(dfa, mutant)) mutants.add(std::move(mutant));
  }
  ASSERT_GT(mutants.left().size(), 400U);
  CompleteSuite suite = CompleteSuite::of(dfa, {.depth = 1}).value();
  while (const auto test = suite.next()) {
    if (test->part == Part::automaton) mutants.show(class_test(dfa, *test));
  }
  EXPECT_TRUE(mutants.left().empty());
}

/// All transfer faults of an automaton, each "this step goes there instead", as [step * states + there].
class TransferFaults {
 public:
  explicit TransferFaults(const Dfa& dfa) : dfa_(dfa), open_(dfa.next.size() * dfa.states(), true) {
    for (std::size_t step = 0; step < dfa.next.size(); ++step) close(step * dfa.states() + dfa.next[step]);
  }

  /// Takes note of the faults that a test finds, and returns how many of them were open.
  std::size_t show(const ClassTest& test) {
    const std::size_t before = open_count_;
    std::set<std::size_t> passed;
    Id state = dfa_.start;
    for (std::size_t i = 0; i < test.word.size(); ++i) {
      const std::size_t step = std::size_t{state} * dfa_.alphabet.classes + test.word[i];
      if (passed.insert(step).second) show_from(test, i, step);
      state = dfa_.next[step];
    }
    return before - open_count_;
  }

  [[nodiscard]] std::size_t open_count() const { return open_count_; }

 private:
  // The faults of `step`, which the test takes for the first time with its character `i`.
  void show_from(const ClassTest& test, std::size_t i, std::size_t step) {
    for (Id there = 0; there < dfa_.states(); ++there) {
      const std::size_t fault = step * dfa_.states() + there;
      if (!open_[fault]) continue;
      Id state = there;
      for (std::size_t rest = i + 1; rest < test.word.size(); ++rest) {
        const std::size_t next = std::size_t{state} * dfa_.alphabet.classes + test.word[rest];
        state = next == step ? there : dfa_.next[next];
      }
      if ((dfa_.accepting[state] != 0) != test.accepted) close(fault);
    }
  }

  void close(std::size_t fault) {
    open_[fault] = false;
    --open_count_;
  }

  const Dfa& dfa_;
  std::vector<bool> open_;
  std::size_t open_count_ = open_.size();
};

TEST(CompleteSuite, FindsEveryTransferAndOutputFaultOfLambdasPatterns) {
  std::vector<std::string> patterns = lambda_patterns();
  patterns.emplace_back(function_name_pattern);
  for (const std::string& pattern : patterns) {
    const Dfa dfa = compile(pattern).value();
    if (dfa.states() > 45 && pattern != function_name_pattern) continue;
    SCOPED_TRACE(pattern);
    TransferFaults faults(dfa);
    std::set<Id> outputs;  // an output fault of a state is found by any text that ends there
    for (const ClassTest& test : class_tests(dfa, 0)) {
      faults.show(test);
      Id state = dfa.start;
      for (const Id id : test.word) state = dfa.step(state, id);
      outputs.insert(state);
    }
    EXPECT_EQ(faults.open_count(), 0U);
    EXPECT_EQ(outputs.size(), dfa.states());
  }
}

TEST(CompleteSuite, ComesMostTellingFirst) {
  const Dfa dfa = compile(function_name_pattern).value();
  const std::vector<ClassTest> tests = class_tests(dfa, 0);
  std::vector<ClassTest> shuffled = tests;
  Random random(1);
  for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
  TransferFaults in_order(dfa);
  TransferFaults in_disorder(dfa);
  const std::size_t all = in_order.open_count();
  for (std::size_t i = 0; i < 4'000; ++i) {
    in_order.show(tests[i]);
    in_disorder.show(shuffled[i]);
    if (i % 500 == 0) {
      EXPECT_LE(in_order.open_count(), in_disorder.open_count()) << i;
    }
  }
  EXPECT_LT(in_order.open_count() * 3, all);
  EXPECT_LT(in_order.open_count() * 2, in_disorder.open_count());
}

TEST(CompleteSuite, OfADepthBeginsWithThatOfTheDepthBefore) {
  const Dfa dfa = compile("(a|bc)*d?").value();
  for (Id depth = 1; depth <= 3; ++depth) {
    const auto fewer = all_tests(dfa, {.depth = depth - 1});
    const auto more = all_tests(dfa, {.depth = depth});
    ASSERT_GT(more.size(), fewer.size());
    for (std::size_t i = 0; i < fewer.size(); ++i) ASSERT_EQ(more[i].text, fewer[i].text) << i;
  }
}

TEST(CompleteSuite, SaysNoTextTwiceAndExpectsWhatThePatternSays) {
  for (const char* pattern :
       {"(a|bc)*d?", "[a-z]{2,4}-\\d", "(?!.*--)[a-z-]+", "\\p{Lu}\xC3\xA9|[^]", "", "[]", "[^]*"}) {
    SCOPED_TRACE(pattern);
    const Dfa dfa = compile(pattern).value();
    std::set<std::string> texts;
    for (const SuiteTest& test : all_tests(dfa, {.depth = 2})) {
      EXPECT_TRUE(texts.insert(test.text).second) << test.text;
      EXPECT_EQ(matches(dfa, test.text), test.accepted) << test.text;
    }
    EXPECT_FALSE(texts.empty());
  }
}

TEST(CompleteSuite, HasTheFiguresOfFunctionName) {
  const Dfa dfa = compile(function_name_pattern).value();
  const SuiteFigures plain = figures_of(dfa).value();
  EXPECT_EQ(plain.states, 62U);
  EXPECT_EQ(plain.classes, 30U);
  EXPECT_LT(plain.automaton, 32'000U);
  EXPECT_GT(plain.automaton, 30'000U);
  EXPECT_LE(plain.length_max, 140U);
  const SuiteFigures bounded = figures_of(dfa, {.length_min = 1, .length_max = 140}).value();
  EXPECT_EQ(bounded.left_out, 0U);
  EXPECT_EQ(bounded.automaton, plain.automaton);
  EXPECT_EQ(bounded.characters, plain.characters);
}

TEST(CompleteSuite, LeavesOutAndCountsWhatItsLengthDecides) {
  const Dfa dfa = compile("[a-z]{0,20}").value();
  const SuiteOptions options{.length_min = 2, .length_max = 12};
  for (const SuiteTest& test : all_tests(dfa, options)) {
    const std::size_t length = length_in_code_points(test.text).value_or(12);
    EXPECT_LE(length, 12U);
    EXPECT_TRUE(length >= 2 || !test.accepted);
  }
  const SuiteFigures whole = figures_of(dfa).value();
  const SuiteFigures some = figures_of(dfa, options).value();
  EXPECT_GT(some.left_out, 0U);
  EXPECT_EQ(some.automaton + some.characters + some.left_out, whole.automaton + whole.characters);
}

TEST(CompleteSuite, IsRefusedForAutomataAndDepthsTooLarge) {
  const Dfa large = compile("[a-z]{0,3000}").value();
  EXPECT_FALSE(CompleteSuite::of(large).has_value());
  EXPECT_FALSE(CompleteSuite::of(compile("a").value(), {.depth = 1000}).has_value());
}

}  // namespace
}  // namespace plumbline::pattern
