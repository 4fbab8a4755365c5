#include "suite/lot.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace plumbline::suite {
namespace {

/// Takes the cases that send much away from the others.
Cases take_large(Cases& cases) {
  const auto large = std::stable_partition(cases.begin(), cases.end(),
                                           [](const Case& one) { return !has_need(one, Need::bandwidth); });
  Cases taken(std::make_move_iterator(large), std::make_move_iterator(cases.end()));
  cases.erase(large, cases.end());
  return taken;
}

}  // namespace

std::vector<Lot> lots_of(Cases cases, std::uint64_t first, bool one_function) {
  std::vector<Lot> lots;
  const auto add = [&](Cases of_lot) {
    if (!of_lot.empty()) lots.push_back({first++, std::move(of_lot)});
  };
  if (one_function) {
    add(std::move(cases));
    return lots;
  }
  add(take_large(cases));
  Cases sharing;
  for (Case& next : cases) {
    if (!has_need(next, Need::function)) {
      add({std::move(next)});
      continue;
    }
    sharing.push_back(std::move(next));
    if (sharing.size() == sharing_cases_max) add(std::exchange(sharing, {}));
  }
  add(std::move(sharing));
  return lots;
}

}  // namespace plumbline::suite
