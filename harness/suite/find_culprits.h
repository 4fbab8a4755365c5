#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace plumbline::suite {

/// Some of a row of things, one after the other.
struct Part {
  std::size_t first = 0;
  std::size_t count = 0;
  friend bool operator==(const Part&, const Part&) = default;
};

/// Whether a part of the row has the effect that the whole was seen to have. Tries it anew each time.
using HasEffect = std::function<bool(Part)>;

/// Who in a row has an effect.
struct Culprits {
  std::vector<std::size_t> found;  ///< has it alone; in ascending order
  std::vector<Part> unexplained;   ///< was seen to have it, and no smaller part of it was
};

/// Finds all whose effect shows without the others, by bisection: a part that has it is halved. One culprit
/// among n costs about log2(n) trials, in which fewer than 2n things are tried. Where the first half does not
/// have it the second must, and is not tried as a whole; a single one is always tried before it is named.
/// What several have only together, or does not show each time, is `unexplained`.
///
///     find_culprits(32, [&](Part part) { return changes_something(part); })
[[nodiscard]] Culprits find_culprits(std::size_t count, const HasEffect& has_effect);

}  // namespace plumbline::suite
