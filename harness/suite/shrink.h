#pragma once

#include <functional>

#include "suite/move.h"

namespace plumbline::suite {

/// Whether these moves still show what is to be shown. Asked with moves that were asked of the target anew.
using StillShows = std::function<bool(const Moves&)>;

/// The fewest and plainest moves that can be found which still show it: first parts are left out, in halves
/// down to single moves (delta debugging: A. Zeller, R. Hildebrandt, 2002), then each move is made simpler.
/// Every answer of `still_shows` counts as one attempt, of which there are at most `attempts_max`.
[[nodiscard]] Moves shrink(Moves moves, const StillShows& still_shows, int attempts_max);

}  // namespace plumbline::suite
