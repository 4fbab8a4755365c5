#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pattern/dfa.h"
#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// What a test of a suite is for.
enum class Part : std::uint8_t {
  automaton,   ///< the guarantee: made of representative characters only
  characters,  ///< the abstraction that the guarantee rests on: one other character, or a byte that is none
};

/// A text and whether it must be accepted. Each is an observation of its own: an implementation answers for
/// whole texts only, never for their beginnings.
struct SuiteTest {
  std::string text;  ///< UTF-8, or for some tests of Part::characters bytes that are none
  bool accepted;
  Part part;
};

struct SuiteOptions {
  std::uint32_t depth = 0;  ///< k: how many states more than the minimal automaton an implementation may have
  std::size_t length_min = 0;  ///< in code points, as documented beside the pattern
  std::size_t length_max = static_cast<std::size_t>(-1);
};

/// The suite of a minimal automaton of n states, one test after the other.
///
///     auto suite = CompleteSuite::of(*compile("[a-z]{1,3}"), {.depth = 1});
///     while (auto test = suite->next()) ask(test->text, test->accepted);
///
/// **Guarantee.** Take any implementation that is a deterministic automaton of at most n + depth states over
/// whole texts and that treats all members of a class of Dfa::alphabet alike. If it differs from the pattern
/// on any text, it answers at least one test of Part::automaton wrongly. Of an implementation that does not
/// treat the members of a class alike, the tests of Part::characters find each fault in which one of the
/// characters probed (see places.h), in a state reached by its access word, does what another class does
/// there or is dropped.
///
/// **Method.** The sufficient conditions of the H method (R. Dorofeeva, K. El-Fakih, N. Yevtushenko, An
/// improved conformance testing method, FORTE 2005), for automata that are only asked about whole texts: with
/// V the access words, one for each state, and C the classes, the suite holds V C^0..depth, and, for any two
/// words of V, for any of V and any of V C^1..depth+1, and for any two of V C^1..depth+1 of which one begins
/// with the other, that come to different states, both with one ending that exactly one of the two states
/// accepts. Proof: let v w be a shortest continuation of any word of V on which the implementation is wrong,
/// and w' its beginnings of 1 to depth + 1 classes. If w is not longer than depth, v w is a test. Else V and
/// all v w' are n + depth + 1 words, so two of them come to one state of the implementation. They come to one
/// state of the pattern as well, or the ending that tells them apart would have failed a test; but then the
/// rest of w is wrong after the shorter of the two too. QED. Endings are chosen as small covers (see
/// identify.h); each state needs its own, and H lets it have just those, where W and Wp append the endings of
/// all states to many words.
///
/// **Order.** By what a test newly finds under the faults "this step goes to that wrong state", "this state
/// is wrong about acceptance" and "this character at this place does what that other class does", all
/// weighing the same (see telling_order.h and places.h); then the tests that find no such single fault and
/// that the guarantee needs against several at once. Where the suite is too large to be ordered so in short
/// time, by what each ending was chosen for. All tests of depth k come before those that depth k + 1 adds, so
/// that the first N tests are the suite for a budget of N at any depth. No text comes twice.
///
/// **Lengths.** A text longer than length_max, or shorter than length_min and accepted by the pattern, is
/// left out, since its length alone decides about it. As long as left_out() is 0 at the end the guarantee is
/// whole.
///
/// **Memory** is that of the automaton, its endings and at most 100,000 words being ordered, whatever the
/// number of tests.
class CompleteSuite {
 public:
  /// Refused where the automaton has more than identified_states_max states or depth is above
  /// suite_depth_max.
  [[nodiscard]] static Result<CompleteSuite, PatternError> of(const Dfa& dfa, SuiteOptions options = {});

  CompleteSuite(CompleteSuite&&) noexcept;
  CompleteSuite& operator=(CompleteSuite&&) noexcept;
  ~CompleteSuite();

  /// The next test; nullopt after the last.
  [[nodiscard]] std::optional<SuiteTest> next();

  /// How many texts were left out so far on account of their lengths.
  [[nodiscard]] std::size_t left_out() const;

 private:
  class Generator;
  explicit CompleteSuite(std::unique_ptr<Generator> generator);
  std::unique_ptr<Generator> generator_;
};

/// What a suite comes to.
struct SuiteFigures {
  std::uint32_t states = 0;
  std::uint32_t classes = 0;
  std::size_t automaton = 0;   ///< distinct texts of Part::automaton
  std::size_t characters = 0;  ///< distinct texts of Part::characters
  std::size_t left_out = 0;
  std::size_t length_max = 0;  ///< of the longest text, in code points
};

/// Counts a suite by making every test and keeping none.
[[nodiscard]] Result<SuiteFigures, PatternError> figures_of(const Dfa& dfa, SuiteOptions options = {});

}  // namespace plumbline::pattern
