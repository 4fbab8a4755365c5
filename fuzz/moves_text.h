#pragma once

#include <string_view>

#include "suite/move.h"

namespace plumbline::fuzz {

/// A sequence as its corpus holds it: a move a line, its kind first, then what differs from the plainest move
/// of that kind. Lines and words that say nothing are passed over; only the first moves_max moves count.
///
///     update B dry publish current
///     flawed zip_alphabet
///     version_update 2
///     describe some words
[[nodiscard]] suite::Moves read_moves(std::string_view text);

constexpr std::size_t moves_max = 12;

}  // namespace plumbline::fuzz
