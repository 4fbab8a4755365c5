#include "pattern/runs.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace plumbline::pattern {

void drop_beaten(std::vector<std::uint64_t>& runs, const std::vector<NfaCopy>& copies) {
  const auto copy_of = [&](std::uint64_t run) { return copies[unpacked(run).state]; };
  std::sort(runs.begin(), runs.end(), [&](std::uint64_t a, std::uint64_t b) {
    const NfaCopy mine = copy_of(a);
    const NfaCopy theirs = copy_of(b);
    if (mine.family != theirs.family) return mine.family < theirs.family;
    if (unpacked(a).debts != unpacked(b).debts) return unpacked(a).debts < unpacked(b).debts;
    return mine.rank > theirs.rank;
  });
  std::size_t kept = 0;
  std::int64_t free_rank = -1;  // of the family's run without debts, which comes first; -1 where it has none
  for (const std::uint64_t run : runs) {
    const NfaCopy copy = copy_of(run);
    const bool same_family = kept > 0 && copy_of(runs[kept - 1]).family == copy.family;
    const bool same_debts = same_family && unpacked(runs[kept - 1]).debts == unpacked(run).debts;
    if (!same_family) free_rank = -1;
    if (same_debts || copy.rank <= free_rank) continue;
    if (unpacked(run).debts == no_debts) free_rank = copy.rank;
    runs[kept++] = run;
  }
  runs.resize(kept);
}

bool SeenRuns::insert(std::uint64_t run) {
  Slot& slot = slot_of(run);
  if (slot.epoch == epoch_) return false;
  slot = {run, epoch_};
  if (++count_ * 2 < slots_.size()) return true;
  std::vector<Slot> small = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& old : small) {
    if (old.epoch == epoch_) slot_of(old.run) = old;
  }
  return true;
}

void SeenRuns::forget_all() {
  ++epoch_;
  count_ = 0;
}

SeenRuns::Slot& SeenRuns::slot_of(std::uint64_t run) {
  std::size_t at = (run * 0x9E3779B97F4A7C15) >> 32U;
  for (;; ++at) {
    Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.epoch != epoch_ || slot.run == run) return slot;
  }
}

}  // namespace plumbline::pattern
