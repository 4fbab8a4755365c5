#pragma once

#include <cstdint>
#include <string>

#include "spec/model.h"
#include "suite/case.h"

namespace plumbline::suite {

/// How thoroughly patterns are tried.
struct PatternSettings {
  unsigned depth = 0;        ///< states that an implementation may have beyond those of the minimal automaton
  std::uint64_t budget = 0;  ///< cases at most, the most telling first; 0: all
};

/// The complete suite (pattern/complete_suite.h) of every pattern on a request member, one case a text, made
/// one by one: an implementation that tells names apart otherwise than the documented pattern, by an
/// automaton with no more states than the depth allows, answers at least one of them wrongly.
///
/// What can be seen of a name from outside is whether it is refused as invalid. Texts outside the member's
/// length would have a second defect and are left out, or lengthened where they are too short.
[[nodiscard]] CaseStream pattern_cases(const spec::Spec& spec, const PatternSettings& settings);

/// How many cases pattern_cases makes whose id a glob chooses; an empty one chooses all.
[[nodiscard]] std::uint64_t count_pattern_cases(const spec::Spec& spec, const PatternSettings& settings,
                                                const std::string& glob);

}  // namespace plumbline::suite
