#pragma once

#include <functional>

#include "fuzzing/input.h"
#include "fuzzing/plain.h"

namespace plumbline::fuzzing {

/// Whether an input still shows what is to be shown. Asked with inputs that were sent to the target anew.
using StillShows = std::function<bool(const Input&)>;

/// The smallest and plainest input that can be found which still shows it: plain parts in the place of those
/// that play no part, members of the body left out, then runs of bytes of the name, of the strings in the
/// body and of the body, in halves down to single ones (delta debugging: A. Zeller, R. Hildebrandt, 2002).
/// Every answer of `still_shows` counts as one attempt, of which there are at most `attempts_max`.
[[nodiscard]] Input shrink(Input input, const PlainBodies& plain, const StillShows& still_shows,
                           int attempts_max);

}  // namespace plumbline::fuzzing
