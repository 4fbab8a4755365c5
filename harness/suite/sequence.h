#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"
#include "suite/case.h"
#include "suite/move.h"

namespace plumbline::suite {

/// What the ids of sequences begin with.
inline constexpr std::string_view sequence_path = "sequence/";

/// A random sequence of operations on one function. Its id says how to draw it again: "sequence/7-3" is the
/// third of seed 7, whatever else is run.
struct Sequence {
  std::string id;
  Moves moves;
};

/// Which sequences to run.
struct SequenceSettings {
  std::uint64_t seed = 0;
  unsigned count = 0;  ///< so many of the seed, from the first on
  std::string
      filter;  ///< only those whose id this glob matches; an id in full stands for itself, of any seed
};

/// Draws about twelve moves. Each sequence knows only some kinds of move, so that a target that fails at one
/// kind is still seen through sequences without it (swarm testing: A. Groce and others, 2012).
[[nodiscard]] Sequence draw_sequence(std::uint64_t seed, std::uint64_t number);

/// The sequence that an id stands for; nullopt where it is no id of a sequence.
[[nodiscard]] std::optional<Sequence> sequence_named(std::string_view id);

/// The sequences that the settings ask for; none where the spec lacks what the model speaks of.
[[nodiscard]] std::vector<Sequence> choose_sequences(const spec::Spec& spec,
                                                     const SequenceSettings& settings);

/// A sequence as a case on a function of its own: each move with what the model says must come of it.
[[nodiscard]] Case case_of(const Sequence& sequence, const spec::Spec& spec);

}  // namespace plumbline::suite
