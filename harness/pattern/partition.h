#pragma once

#include <optional>
#include <vector>

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// All scalar values divided into the fewest classes that no set of `sets` cuts, and which sets hold which
/// classes.
struct Partition {
  Alphabet alphabet;
  std::vector<std::vector<std::uint8_t>> holds;  ///< holds[set][class] is 1 where the set holds the class
};

/// nullopt where there would be more than `classes_max` classes.
[[nodiscard]] std::optional<Partition> partition(const std::vector<CodePointSet>& sets,
                                                 std::uint32_t classes_max);

}  // namespace plumbline::pattern
