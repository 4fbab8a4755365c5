#include "suite/shrink.h"

#include <algorithm>
#include <cstddef>

namespace plumbline::suite {
namespace {

/// The smallest moves found so far, and how many attempts are left to find smaller ones.
class Smallest {
 public:
  Smallest(Moves moves, const StillShows& still_shows, int attempts)
      : moves_(std::move(moves)), still_shows_(still_shows), attempts_left_(attempts) {}

  [[nodiscard]] const Moves& moves() const { return moves_; }
  [[nodiscard]] bool may_try() const { return attempts_left_ > 0; }

  bool take(Moves candidate) {
    if (!may_try()) return false;
    --attempts_left_;
    if (!still_shows_(candidate)) return false;
    moves_ = std::move(candidate);
    return true;
  }

 private:
  Moves moves_;
  const StillShows& still_shows_;
  int attempts_left_;
};

Moves without(const Moves& moves, std::size_t begin, std::size_t count) {
  Moves rest = moves;
  const auto first = rest.begin() + static_cast<std::ptrdiff_t>(begin);
  rest.erase(first, first + static_cast<std::ptrdiff_t>(count));
  return rest;
}

/// Leaves out runs of that length, the last ones first: what comes after a deviation is never part of it.
bool leave_out(Smallest& smallest, std::size_t length) {
  bool is_smaller = false;
  for (std::size_t end = smallest.moves().size(); end >= length && smallest.may_try();) {
    const bool left_out = smallest.take(without(smallest.moves(), end - length, length));
    is_smaller = is_smaller || left_out;
    end -= length;
  }
  return is_smaller;
}

void leave_out_all(Smallest& smallest) {
  for (std::size_t length = (smallest.moves().size() + 1) / 2; length > 0 && smallest.may_try();)
    if (!leave_out(smallest, length) || length > 1) length /= 2;
}

void simplify(Smallest& smallest) {
  for (std::size_t i = 0; i < smallest.moves().size(); ++i) {
    for (bool is_simpler = true; is_simpler && smallest.may_try();) {
      is_simpler = std::ranges::any_of(simpler_than(smallest.moves()[i]), [&](const Move& simpler) {
        Moves candidate = smallest.moves();
        candidate[i] = simpler;
        return smallest.take(std::move(candidate));
      });
    }
  }
}

}  // namespace

Moves shrink(Moves moves, const StillShows& still_shows, int attempts_max) {
  Smallest smallest(std::move(moves), still_shows, attempts_max);
  leave_out_all(smallest);
  simplify(smallest);
  return smallest.moves();
}

}  // namespace plumbline::suite
