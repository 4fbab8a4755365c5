#include <algorithm>

#include "law.h"
#include "pattern/compile.h"
#include "pattern/matcher.h"
#include "pcre2_reading.h"

namespace plumbline::fuzz {
namespace {

/// A fraction of the defaults: what is slow within these is too slow, and what is quick leaves time for more.
constexpr pattern::CompileLimits limits{.nfa_states_max = 2'000,
                                        .classes_max = 100,
                                        .states_max = 300,
                                        .transitions_max = 10'000,
                                        .set_elements_max = 10'000,
                                        .steps_max = 40'000};

/// Both engines call the same characters white space, line ends and letters among these.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

/// Law: any text is compiled or refused with a place and a reason; the two matchers agree on what an
/// automaton takes; and where PCRE2 reads the pattern alike, it takes the same texts. An input is a pattern,
/// a line end, and a text.
void hold(std::string_view bytes) {
  const std::string_view pattern = bytes.substr(0, bytes.find('\n'));
  const std::string_view text = bytes.substr(std::min(bytes.size(), pattern.size() + 1));
  auto dfa = pattern::compile(pattern, limits);
  if (!dfa) {
    expect("a refusal says where", dfa.error().position <= pattern.size(), dfa.error().reason);
    expect("a refusal says why", !dfa.error().reason.empty(), "a reason");
    return;
  }
  const bool is_match = pattern::matches(*dfa, text);
  expect_same("both matchers agree", pattern::Matcher(*std::move(dfa))(text), is_match);
  if (!is_read_alike(pattern) || !is_plain(text)) return;
  if (const auto other = pcre2_matches(pattern, text))
    expect_same("automaton and PCRE2 agree", is_match, *other);
}

}  // namespace plumbline::fuzz
