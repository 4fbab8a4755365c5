#include "suite/outcome.h"

namespace plumbline::suite {

const Exchange* Outcome::exchange_of(std::size_t defect) const {
  if (const auto found = later.find(defect); found != later.end()) return found->second.get();
  return exchange ? &*exchange : nullptr;
}

}  // namespace plumbline::suite
