#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "result.h"

namespace plumbline::suite {

/// One of several parts of a run, each of which can be run by itself: every case is in exactly one of them,
/// the same one each time and wherever it is run.
struct Shard {
  std::uint64_t number = 1;  ///< from 1 to `count`
  std::uint64_t count = 1;

  /// Whether the case belongs to it: the first eight bytes of its id's SHA-256, as a number, modulo `count`.
  [[nodiscard]] bool holds(std::string_view id) const;
};

/// Reads "2/3"; refused with what is wrong.
[[nodiscard]] Result<Shard, std::string> parse_shard(std::string_view text);

}  // namespace plumbline::suite
