#include "suite/shrinking.h"

namespace plumbline::suite {

bool Shrinking::is_first(const verdict::Defects& defects) {
  if (limits_.requests_max == 0 || !has_time({})) return false;
  const std::lock_guard lock(mutex_);
  bool is_new = false;
  for (const verdict::Defect& defect : defects) {
    if (causes_.size() >= causes_max) break;
    is_new = causes_.insert({defect.clause, defect.kind, defect.observed}).second || is_new;
  }
  return is_new;
}

}  // namespace plumbline::suite
