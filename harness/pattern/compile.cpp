#include "pattern/compile.h"

#include "pattern/determinize.h"
#include "pattern/minimize.h"
#include "pattern/nfa.h"
#include "pattern/parse.h"

namespace plumbline::pattern {
namespace {

Result<Dfa, PatternError> deterministic(std::string_view pattern, const CompileLimits& limits,
                                        Anchoring anchoring) {
  const auto tree = parse(pattern);
  if (!tree) return refused(tree.error());
  const auto nfa = build_nfa(*tree, anchoring == Anchoring::search, limits.nfa_states_max);
  if (!nfa) return refused(nfa.error());
  return determinize(*nfa, limits);
}

}  // namespace

Result<Dfa, PatternError> compile(std::string_view pattern, const CompileLimits& limits,
                                  Anchoring anchoring) {
  return deterministic(pattern, limits, anchoring).map([](const Dfa& dfa) { return minimize(dfa); });
}

}  // namespace plumbline::pattern
