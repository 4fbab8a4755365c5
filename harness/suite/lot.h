#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "suite/case.h"

namespace plumbline::suite {

/// Cases that are worked off one after the other, on fixtures that are made for them and named after the
/// lot's number. What a run sends so depends neither on how many lots are under way at once nor on who works
/// them off: the same seed sends the same bytes.
struct Lot {
  std::uint64_t number = 0;
  Cases cases;
};

/// How many cases share a function. With more of them fewer functions are made; with fewer, a run at its end
/// waits less for the last lot.
constexpr std::size_t sharing_cases_max = 16;

/// The cases in lots, numbered from `first` on. Cases that send much are one lot, the first, so that they
/// have the memory to themselves one after the other; those that share a function are lots of up to
/// sharing_cases_max, in their order; each of the others is one by itself. Where there is but `one_function`
/// all are one lot.
[[nodiscard]] std::vector<Lot> lots_of(Cases cases, std::uint64_t first, bool one_function);

}  // namespace plumbline::suite
