#include "suite/outcome.h"

namespace plumbline::suite {

const Exchange* Outcome::exchange_of(std::size_t defect) const {
  if (const auto found = later.find(defect); found != later.end()) return found->second.get();
  return exchange ? &*exchange : nullptr;
}

void add_defects(Outcome& outcome, const verdict::Defects& defects, Exchange exchange) {
  if (defects.empty()) return;
  const std::size_t first = outcome.defects.size();
  outcome.defects.insert(outcome.defects.end(), defects.begin(), defects.end());
  if (!outcome.exchange) {
    outcome.exchange = std::move(exchange);
    return;
  }
  const auto shared = std::make_shared<const Exchange>(std::move(exchange));
  for (std::size_t i = first; i < outcome.defects.size(); ++i) outcome.later[i] = shared;
}

}  // namespace plumbline::suite
