#include "pattern/code_points.h"

#include <algorithm>

namespace plumbline::pattern {
namespace {

constexpr char32_t before_surrogates = 0xD7FF;
constexpr char32_t after_surrogates = 0xE000;

}  // namespace

CodePointSet::CodePointSet(std::initializer_list<CodePointRange> ranges) : ranges_(ranges) { normalise(); }

CodePointSet::CodePointSet(std::vector<CodePointRange> ranges) : ranges_(std::move(ranges)) { normalise(); }

void CodePointSet::add(CodePointRange range) {
  ranges_.push_back(range);
  normalise();
}

void CodePointSet::add(const CodePointSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  normalise();
}

CodePointSet CodePointSet::complement() const {
  CodePointSet out;
  char32_t next = 0;
  for (const CodePointRange& range : ranges_) {
    if (range.first > next) out.ranges_.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= code_point_last) out.ranges_.push_back({next, code_point_last});
  out.normalise();
  return out;
}

CodePointSet CodePointSet::intersection(const CodePointSet& other) const {
  CodePointSet out;
  auto mine = ranges_.begin();
  auto theirs = other.ranges_.begin();
  while (mine != ranges_.end() && theirs != other.ranges_.end()) {
    const char32_t first = std::max(mine->first, theirs->first);
    const char32_t last = std::min(mine->last, theirs->last);
    if (first <= last) out.ranges_.push_back({first, last});
    if (mine->last < theirs->last) {
      ++mine;
    } else {
      ++theirs;
    }
  }
  return out;
}

CodePointSet CodePointSet::with_both_cases() const {
  constexpr char32_t distance = 'a' - 'A';
  CodePointSet out = *this;
  for (const CodePointRange& lower : intersection({{'a', 'z'}}).ranges_) {
    out.ranges_.push_back({lower.first - distance, lower.last - distance});
  }
  for (const CodePointRange& upper : intersection({{'A', 'Z'}}).ranges_) {
    out.ranges_.push_back({upper.first + distance, upper.last + distance});
  }
  out.normalise();
  return out;
}

bool CodePointSet::contains(char32_t code_point) const {
  const auto after =
      std::upper_bound(ranges_.begin(), ranges_.end(), code_point,
                       [](char32_t value, const CodePointRange& range) { return value < range.first; });
  return after != ranges_.begin() && code_point <= std::prev(after)->last;
}

void CodePointSet::normalise() {
  std::sort(ranges_.begin(), ranges_.end(),
            [](const CodePointRange& a, const CodePointRange& b) { return a.first < b.first; });
  std::vector<CodePointRange> merged;
  for (const CodePointRange& range : ranges_) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  ranges_.clear();
  for (const CodePointRange& range : merged) {
    const CodePointRange below{range.first, std::min(range.last, before_surrogates)};
    const CodePointRange above{std::max(range.first, after_surrogates), range.last};
    if (below.first <= below.last) ranges_.push_back(below);
    if (above.first <= above.last) ranges_.push_back(above);
  }
}

}  // namespace plumbline::pattern
