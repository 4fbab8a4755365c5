#include "pattern/partition.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace plumbline::pattern {
namespace {

// The runs of scalar values between all first and last members of the sets, all of class 0.
std::vector<ClassRange> uncut_runs(const std::vector<CodePointSet>& sets) {
  std::vector<char32_t> starts;
  const auto add_edges = [&](const CodePointSet& set) {
    for (const CodePointRange& range : set.ranges()) {
      starts.push_back(range.first);
      starts.push_back(range.last + 1);
    }
  };
  const CodePointSet all = CodePointSet::all();
  add_edges(all);
  for (const CodePointSet& set : sets) add_edges(set);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::vector<ClassRange> runs;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    if (all.contains(starts[i])) runs.push_back({starts[i], starts[i + 1] - 1, 0});
  }
  return runs;
}

// Gives the runs within `set` a class of their own wherever one class has runs within and without.
std::uint32_t cut(std::vector<ClassRange>& runs, const CodePointSet& set, std::uint32_t classes) {
  std::vector<std::uint8_t> outside(classes, 0);
  std::vector<bool> inside(runs.size(), false);
  auto range = set.ranges().begin();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (range != set.ranges().end() && range->last < runs[i].first) ++range;
    inside[i] = range != set.ranges().end() && range->first <= runs[i].first;
    if (!inside[i]) outside[runs[i].id] = 1;
  }
  std::unordered_map<std::uint32_t, std::uint32_t> moved;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!inside[i] || outside[runs[i].id] == 0) continue;
    const auto [to, is_new] = moved.emplace(runs[i].id, classes);
    if (is_new) ++classes;
    runs[i].id = to->second;
  }
  return classes;
}

}  // namespace

std::optional<Partition> partition(const std::vector<CodePointSet>& sets, std::uint32_t classes_max) {
  std::vector<ClassRange> runs = uncut_runs(sets);
  std::uint32_t classes = 1;
  for (const CodePointSet& set : sets) {
    classes = cut(runs, set, classes);
    if (classes > classes_max) return std::nullopt;
  }
  Partition out;
  out.alphabet = make_alphabet(std::move(runs));
  for (const CodePointSet& set : sets) {
    std::vector<std::uint8_t> holds(classes, 0);
    for (const ClassRange& range : out.alphabet.ranges) {
      if (set.contains(range.first)) holds[range.id] = 1;
    }
    out.holds.push_back(std::move(holds));
  }
  return out;
}

}  // namespace plumbline::pattern
