#include "suite/shrinking.h"

#include <algorithm>
#include <utility>

#include "suite/cut_bodies.h"

namespace plumbline::suite {

std::vector<Outcome> Shrinking::hold(const Place& place, Case& tested, Outcome& outcome) {
  std::vector<Outcome> released;
  const std::lock_guard lock(mutex_);
  if (limits_.requests_max > 0 && has_time())
    for (const verdict::Defect& defect : outcome.defects)
      claim({defect.clause, defect.kind, defect.observed}, place, released);
  const auto causes = std::ranges::count(first_, place, &std::map<Cause, Place>::value_type::second);
  if (causes == 0) {
    released.push_back(std::move(outcome));
    return released;
  }
  if (outcome.exchange) cut_bodies(*outcome.exchange);
  waiting_[place] = {{std::move(tested), std::move(outcome)}, causes};
  return released;
}

/// Makes the case at that place the first of the cause, if it is. Of more causes than there may be, those
/// count whose first cases come first.
void Shrinking::claim(const Cause& cause, const Place& place, std::vector<Outcome>& released) {
  if (done_.contains(cause)) return;
  if (const auto known = first_.find(cause); known != first_.end()) {
    if (known->second <= place) return;
    give_up(known, released);
  } else if (done_.size() + first_.size() >= causes_max) {
    const auto last = std::ranges::max_element(first_, [](const auto& a, const auto& b) {
      return std::tie(a.second, a.first) < std::tie(b.second, b.first);
    });
    if (last == first_.end() || std::tie(last->second, last->first) <= std::tie(place, cause)) return;
    give_up(last, released);
  }
  first_.emplace(cause, place);
}

/// Takes a cause from the case that was its first; a case that is the first of none is let go.
void Shrinking::give_up(std::map<Cause, Place>::iterator claim, std::vector<Outcome>& released) {
  const auto owner = waiting_.find(claim->second);
  first_.erase(claim);
  if (owner == waiting_.end() || --owner->second.causes > 0) return;
  released.push_back(std::move(owner->second.held.outcome));
  waiting_.erase(owner);
}

std::vector<Shrinking::Held> Shrinking::take() {
  const std::lock_guard lock(mutex_);
  std::vector<Held> held;
  for (auto& [place, one] : waiting_) held.push_back(std::move(one.held));
  for (const auto& [cause, place] : first_) done_.insert(cause);
  waiting_.clear();
  first_.clear();
  return held;
}

}  // namespace plumbline::suite
